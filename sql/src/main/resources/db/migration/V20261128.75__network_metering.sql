-- What is counted of a project's traffic, by prefix; and flavors of network services with the profiles behind them.
create table metering_label (
  id          varchar(36)   not null primary key,
  project_id  varchar(64)   not null,
  name        varchar(255)  not null,
  description varchar(255)  not null,
  shared      boolean       not null,
  created_at  datetime(6)   not null,
  updated_at  datetime(6)   not null,
  revision    bigint        not null,
  version     bigint        not null
);
create index metering_label_project on metering_label (project_id, created_at, id);

create table metering_label_rule (
  id                    varchar(36) not null primary key,
  project_id            varchar(64) not null,
  description           varchar(255) not null,
  label_id              varchar(36) not null,
  direction             varchar(16) not null,
  excluded              boolean     not null,
  remote_prefix         varchar(64),
  source_prefix         varchar(64),
  destination_prefix    varchar(64),
  created_at            datetime(6) not null,
  updated_at            datetime(6) not null,
  revision              bigint      not null,
  version               bigint      not null,
  foreign key (label_id) references metering_label (id)
);

create table network_flavor (
  id           varchar(36)  not null primary key,
  project_id   varchar(64)  not null,
  name         varchar(255) not null,
  description  varchar(255) not null,
  service_type varchar(36)  not null,
  enabled      boolean      not null,
  created_at   datetime(6)  not null,
  updated_at   datetime(6)  not null,
  revision     bigint       not null,
  version      bigint       not null
);

create table network_service_profile (
  id          varchar(36)   not null primary key,
  project_id  varchar(64)   not null,
  description varchar(255)  not null,
  driver      varchar(1024) not null,
  enabled     boolean       not null,
  metainfo    longtext      not null,
  created_at  datetime(6)   not null,
  updated_at  datetime(6)   not null,
  revision    bigint        not null,
  version     bigint        not null
);

create table network_flavor_profile (
  flavor_id  varchar(36) not null,
  profile_id varchar(36) not null,
  primary key (flavor_id, profile_id),
  foreign key (flavor_id) references network_flavor (id),
  foreign key (profile_id) references network_service_profile (id)
);
