-- Unified limits: what a service counts, with its default, and what single projects and domains may have instead.
create table identity_registered_limit (
  id            varchar(64)  not null primary key,
  service_id    varchar(64)  not null,
  -- Empty for all regions, so that the unique key also holds for those.
  region_id     varchar(255) not null,
  resource_name varchar(255) not null,
  default_limit int          not null,
  description   longtext,
  constraint identity_registered_limit_once unique (service_id, region_id, resource_name),
  constraint identity_registered_limit_service foreign key (service_id) references identity_service (id)
);

create table identity_limit (
  id                  varchar(64) not null primary key,
  registered_limit_id varchar(64) not null,
  -- A project or a domain, told apart by owner_type.
  owner_type          varchar(8)  not null,
  owner_id            varchar(64) not null,
  resource_limit      int         not null,
  description         longtext,
  constraint identity_limit_once unique (owner_id, registered_limit_id, owner_type),
  constraint identity_limit_registered foreign key (registered_limit_id) references identity_registered_limit (id)
);
