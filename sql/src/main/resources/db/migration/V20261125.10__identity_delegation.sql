-- What a token may act under instead of its user's own roles: application credentials and trusts.

create table identity_application_credential (
  id           varchar(64)  not null primary key,
  user_id      varchar(64)  not null,
  project_id   varchar(64)  not null,
  name         varchar(255) not null,
  description  longtext,
  secret_hash  varchar(255) not null,
  expires_at   datetime(6),
  unrestricted boolean      not null,
  constraint identity_application_credential_name unique (user_id, name),
  constraint identity_application_credential_user foreign key (user_id) references identity_user (id) on delete cascade,
  constraint identity_application_credential_project foreign key (project_id) references identity_project (id)
    on delete cascade
);

create table identity_application_credential_role (
  credential_id varchar(64) not null,
  role_id       varchar(64) not null,
  primary key (credential_id, role_id),
  constraint identity_application_credential_role_owner foreign key (credential_id)
    references identity_application_credential (id) on delete cascade,
  constraint identity_application_credential_role_role foreign key (role_id) references identity_role (id)
    on delete cascade
);

create table identity_access_rule (
  id      varchar(64)  not null primary key,
  user_id varchar(64)  not null,
  service varchar(64)  not null,
  method  varchar(16)  not null,
  path    varchar(128) not null,
  constraint identity_access_rule_once unique (user_id, service, method, path),
  constraint identity_access_rule_user foreign key (user_id) references identity_user (id) on delete cascade
);

create table identity_application_credential_rule (
  credential_id varchar(64) not null,
  rule_id       varchar(64) not null,
  primary key (credential_id, rule_id),
  constraint identity_application_credential_rule_owner foreign key (credential_id)
    references identity_application_credential (id) on delete cascade,
  constraint identity_application_credential_rule_rule foreign key (rule_id) references identity_access_rule (id)
    on delete cascade
);

create table identity_trust (
  id                    varchar(64) not null primary key,
  trustor_id            varchar(64) not null,
  trustee_id            varchar(64) not null,
  -- Null for a trust without roles.
  project_id            varchar(64),
  impersonation         boolean     not null,
  expires_at            datetime(6),
  -- Null: as often as wanted.
  remaining_uses        int,
  redelegated_trust_id  varchar(64),
  redelegation_count    int         not null,
  constraint identity_trust_trustor foreign key (trustor_id) references identity_user (id) on delete cascade,
  constraint identity_trust_trustee foreign key (trustee_id) references identity_user (id) on delete cascade,
  constraint identity_trust_project foreign key (project_id) references identity_project (id) on delete cascade,
  constraint identity_trust_parent foreign key (redelegated_trust_id) references identity_trust (id) on delete cascade
);

create table identity_trust_role (
  trust_id varchar(64) not null,
  role_id  varchar(64) not null,
  primary key (trust_id, role_id),
  constraint identity_trust_role_trust foreign key (trust_id) references identity_trust (id) on delete cascade,
  constraint identity_trust_role_role foreign key (role_id) references identity_role (id) on delete cascade
);
