-- Limits and claims. A usage row is the sum of the claim rows of its project and resource, kept by the same transactions.

create table quota_default (
  resource  varchar(40) not null primary key,
  max_value bigint      not null
);

create table quota_usage (
  project_id     varchar(64) not null,
  resource       varchar(40) not null,
  used           bigint      not null,
  -- Null: the default is in force.
  limit_override bigint,
  primary key (project_id, resource)
);

create table quota_claim (
  holder     varchar(64) not null,
  project_id varchar(64) not null,
  resource   varchar(40) not null,
  amount     bigint      not null,
  primary key (holder, project_id, resource)
);
create index quota_claim_project on quota_claim (project_id, resource);
