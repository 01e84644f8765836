-- Identity: who there is, who may do what, what is offered where, and what became void.
-- An epoch counts how often the tokens of its row became void; a token carries the epochs that it was issued under.

create table identity_domain (
  id          varchar(64)  not null primary key,
  name        varchar(64)  not null unique,
  description longtext     not null,
  enabled     boolean      not null,
  epoch       int          not null,
  options     longtext     not null,
  extra       longtext     not null,
  version     int          not null
);

create table identity_project (
  id          varchar(64)  not null primary key,
  domain_id   varchar(64)  not null,
  -- Another project, or null directly below the domain.
  parent_id   varchar(64),
  name        varchar(64)  not null,
  description longtext     not null,
  enabled     boolean      not null,
  epoch       int          not null,
  options     longtext     not null,
  extra       longtext     not null,
  version     int          not null,
  constraint identity_project_name unique (domain_id, name),
  constraint identity_project_domain foreign key (domain_id) references identity_domain (id),
  constraint identity_project_parent foreign key (parent_id) references identity_project (id)
);

create sequence identity_project_tag_seq start with 1 increment by 1;

create table identity_project_tag (
  id         bigint       not null primary key,
  project_id varchar(64)  not null,
  tag        varchar(255) not null,
  constraint identity_project_tag_once unique (project_id, tag),
  constraint identity_project_tag_project foreign key (project_id) references identity_project (id) on delete cascade
);

create table identity_user (
  id                 varchar(64)  not null primary key,
  domain_id          varchar(64)  not null,
  name               varchar(255) not null,
  -- May name nothing: a preference, not a reference.
  default_project_id varchar(64),
  enabled            boolean      not null,
  epoch              int          not null,
  password_hash      varchar(255),
  password_set_at    datetime(6),
  failed_logins      int          not null,
  last_failed_at     datetime(6),
  options            longtext     not null,
  extra              longtext     not null,
  version            int          not null,
  constraint identity_user_name unique (domain_id, name),
  constraint identity_user_domain foreign key (domain_id) references identity_domain (id)
);

create table identity_group (
  id          varchar(64)  not null primary key,
  domain_id   varchar(64)  not null,
  name        varchar(64)  not null,
  description longtext     not null,
  extra       longtext     not null,
  version     int          not null,
  constraint identity_group_name unique (domain_id, name),
  constraint identity_group_domain foreign key (domain_id) references identity_domain (id)
);

create sequence identity_membership_seq start with 1 increment by 1;

create table identity_membership (
  id       bigint      not null primary key,
  group_id varchar(64) not null,
  user_id  varchar(64) not null,
  constraint identity_membership_once unique (user_id, group_id),
  constraint identity_membership_group foreign key (group_id) references identity_group (id) on delete cascade,
  constraint identity_membership_user foreign key (user_id) references identity_user (id) on delete cascade
);

create table identity_role (
  id          varchar(64)  not null primary key,
  -- Empty for a global role, so that the unique key also holds for those.
  domain_id   varchar(64)  not null,
  name        varchar(255) not null,
  description longtext,
  options     longtext     not null,
  extra       longtext     not null,
  version     int          not null,
  constraint identity_role_name unique (domain_id, name)
);

create sequence identity_implied_role_seq start with 1 increment by 1;

create table identity_implied_role (
  id         bigint      not null primary key,
  prior_id   varchar(64) not null,
  implied_id varchar(64) not null,
  constraint identity_implied_role_once unique (prior_id, implied_id),
  constraint identity_implied_role_prior foreign key (prior_id) references identity_role (id) on delete cascade,
  constraint identity_implied_role_implied foreign key (implied_id) references identity_role (id) on delete cascade
);

create sequence identity_assignment_seq start with 1 increment by 1;

create table identity_assignment (
  id          bigint      not null primary key,
  actor_type  varchar(8)  not null,
  actor_id    varchar(64) not null,
  target_type varchar(8)  not null,
  target_id   varchar(64) not null,
  role_id     varchar(64) not null,
  -- Holds for the projects below the target instead of the target itself.
  inherited   boolean     not null,
  constraint identity_assignment_once unique (actor_id, target_id, role_id, inherited, actor_type, target_type),
  constraint identity_assignment_role foreign key (role_id) references identity_role (id) on delete cascade
);
create index identity_assignment_target on identity_assignment (target_id);

create table identity_region (
  id               varchar(255) not null primary key,
  parent_region_id varchar(255),
  description      longtext     not null,
  extra            longtext     not null,
  constraint identity_region_parent foreign key (parent_region_id) references identity_region (id)
);

create table identity_service (
  id           varchar(64)  not null primary key,
  service_type varchar(255) not null,
  name         varchar(255) not null,
  description  longtext,
  enabled      boolean      not null,
  extra        longtext     not null
);

create table identity_endpoint (
  id         varchar(64)  not null primary key,
  service_id varchar(64)  not null,
  region_id  varchar(255),
  face       varchar(8)   not null,
  url        longtext     not null,
  enabled    boolean      not null,
  extra      longtext     not null,
  constraint identity_endpoint_service foreign key (service_id) references identity_service (id) on delete cascade,
  constraint identity_endpoint_region foreign key (region_id) references identity_region (id)
);

create table identity_credential (
  id             varchar(64)  not null primary key,
  user_id        varchar(64)  not null,
  project_id     varchar(64),
  kind           varchar(255) not null,
  -- Encrypted with the credential keys.
  encrypted_blob longtext     not null,
  constraint identity_credential_user foreign key (user_id) references identity_user (id) on delete cascade
);
create index identity_credential_owner on identity_credential (user_id);

create table identity_revoked_token (
  audit_id   varchar(32) not null primary key,
  expires_at datetime(6) not null
);

-- What every controller drops from its memory.
create sequence identity_change_seq start with 1 increment by 1;

create table identity_change (
  id         bigint      not null primary key,
  kind       varchar(16) not null,
  subject    varchar(64) not null,
  created_at datetime(6) not null
);
