-- Identity of elsewhere: what a domain says of its own, and who is known from a directory or an identity provider.

create sequence identity_domain_option_seq start with 1 increment by 1;

create table identity_domain_option (
  id           bigint      not null primary key,
  domain_id    varchar(64) not null,
  option_group varchar(64) not null,
  name         varchar(64) not null,
  -- JSON; encrypted with the credential keys where it is a secret.
  content      longtext    not null,
  secret       boolean     not null,
  constraint identity_domain_option_once unique (domain_id, option_group, name),
  constraint identity_domain_option_domain foreign key (domain_id) references identity_domain (id) on delete cascade
);

-- Which entry of a domain's directory stands behind the user or group of that id.
create table identity_directory_entry (
  id        varchar(64)  not null primary key,
  domain_id varchar(64)  not null,
  kind      varchar(8)   not null,
  local_id  varchar(255) not null,
  constraint identity_directory_entry_once unique (domain_id, kind, local_id),
  constraint identity_directory_entry_domain foreign key (domain_id) references identity_domain (id) on delete cascade
);

-- Memberships that a directory or an identity provider vouched for, as long as its word holds.
create sequence identity_outside_membership_seq start with 1 increment by 1;

create table identity_outside_membership (
  id         bigint      not null primary key,
  user_id    varchar(64) not null,
  group_id   varchar(64) not null,
  expires_at datetime(6) not null,
  constraint identity_outside_membership_once unique (user_id, group_id),
  constraint identity_outside_membership_user foreign key (user_id) references identity_user (id) on delete cascade,
  constraint identity_outside_membership_group foreign key (group_id) references identity_group (id) on delete cascade
);
