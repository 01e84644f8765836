-- Policies of quality of service, their rules, and where they hold.
create table qos_policy (
  id          varchar(36)  not null primary key,
  project_id  varchar(64)  not null,
  name        varchar(255) not null,
  description varchar(255) not null,
  -- The project whose default policy this is: one each.
  default_for varchar(64)  unique,
  created_at  datetime(6)  not null,
  updated_at  datetime(6)  not null,
  revision    bigint       not null,
  version     bigint       not null
);
create index qos_policy_project on qos_policy (project_id, created_at, id);

create table qos_rule (
  id         varchar(36) not null primary key,
  policy_id  varchar(36) not null,
  type       varchar(32) not null,
  -- kbit/s, thousand packets a second, or the mark.
  amount     bigint      not null,
  burst      bigint,
  direction  varchar(16),
  created_at datetime(6) not null,
  version    bigint      not null,
  foreign key (policy_id) references qos_policy (id)
);
create index qos_rule_policy on qos_rule (policy_id);

alter table network add column qos_policy_id varchar(36);
alter table network add foreign key (qos_policy_id) references qos_policy (id);
alter table port add column qos_policy_id varchar(36);
alter table port add foreign key (qos_policy_id) references qos_policy (id);
