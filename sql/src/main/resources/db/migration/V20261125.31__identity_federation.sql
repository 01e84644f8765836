-- Federation: whose word is taken for who somebody is, and what that word comes to here.

create table identity_provider (
  id                varchar(64) not null primary key,
  domain_id         varchar(64) not null,
  enabled           boolean     not null,
  description       longtext,
  -- Minutes that mapped memberships hold at least; null for as long as the token.
  authorization_ttl int,
  constraint identity_provider_domain foreign key (domain_id) references identity_domain (id) on delete cascade
);

create table identity_provider_remote_id (
  remote_id   varchar(255) not null primary key,
  provider_id varchar(64)  not null,
  constraint identity_provider_remote_id_of foreign key (provider_id) references identity_provider (id) on delete cascade
);

create table identity_mapping (
  id    varchar(64) not null primary key,
  rules longtext    not null
);

create sequence identity_federation_protocol_seq start with 1 increment by 1;

create table identity_federation_protocol (
  id                  bigint       not null primary key,
  provider_id         varchar(64)  not null,
  name                varchar(64)  not null,
  -- May name nothing any more: a mapping can go while a protocol still names it.
  mapping_id          varchar(64)  not null,
  remote_id_attribute varchar(255),
  constraint identity_federation_protocol_once unique (provider_id, name),
  constraint identity_federation_protocol_of foreign key (provider_id) references identity_provider (id) on delete cascade
);

create table identity_service_provider (
  id                 varchar(64)  not null primary key,
  auth_url           varchar(256) not null,
  sp_url             varchar(256) not null,
  enabled            boolean      not null,
  description        longtext,
  relay_state_prefix varchar(256) not null
);

-- The user that stands here for somebody of an identity provider.
create table identity_federated_user (
  user_id     varchar(64)  not null primary key,
  provider_id varchar(64)  not null,
  protocol    varchar(64)  not null,
  unique_id   varchar(255) not null,
  constraint identity_federated_user_once unique (provider_id, protocol, unique_id),
  constraint identity_federated_user_user foreign key (user_id) references identity_user (id) on delete cascade,
  constraint identity_federated_user_of foreign key (provider_id) references identity_provider (id) on delete cascade
);
