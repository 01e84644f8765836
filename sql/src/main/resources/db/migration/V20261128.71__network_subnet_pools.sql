-- Pools of prefixes that subnets take theirs from, and scopes in which the prefixes of pools do not overlap.
create table address_scope (
  id          varchar(36)  not null primary key,
  project_id  varchar(64)  not null,
  name        varchar(255) not null,
  description varchar(255) not null,
  ip_version  int          not null,
  created_at  datetime(6)  not null,
  updated_at  datetime(6)  not null,
  revision    bigint       not null,
  version     bigint       not null
);
create index address_scope_project on address_scope (project_id, created_at, id);

create table subnet_pool (
  id                varchar(36)  not null primary key,
  project_id        varchar(64)  not null,
  name              varchar(255) not null,
  description       varchar(255) not null,
  ip_version        int          not null,
  prefixes          longtext     not null,
  default_prefixlen int          not null,
  min_prefixlen     int          not null,
  max_prefixlen     int          not null,
  default_quota     int,
  is_default        boolean      not null,
  address_scope_id  varchar(36),
  created_at        datetime(6)  not null,
  updated_at        datetime(6)  not null,
  revision          bigint       not null,
  version           bigint       not null,
  foreign key (address_scope_id) references address_scope (id)
);
create index subnet_pool_project on subnet_pool (project_id, created_at, id);

alter table subnet add foreign key (subnet_pool_id) references subnet_pool (id);
