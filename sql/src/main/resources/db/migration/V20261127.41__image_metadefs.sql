-- Definitions of the metadata that images, flavors, volumes and others may carry.

create table metadef_namespace (
  id              varchar(36) not null primary key,
  version         bigint      not null,
  name            varchar(80) not null unique,
  display_name    varchar(80),
  description     longtext,
  visibility      varchar(16) not null,
  owner           varchar(64),
  -- Of its deletion and of all that is in it.
  delete_protected boolean    not null,
  created_at      datetime(6) not null,
  updated_at      datetime(6) not null
);
create index metadef_namespace_created on metadef_namespace (created_at, id);

-- An object, a property, a tag or an association with a resource type: each has a name in its namespace, and a body as its schema says.
create table metadef_definition (
  namespace_id varchar(36)  not null,
  kind         varchar(16)  not null,
  name         varchar(80)  not null,
  body         longtext     not null,
  created_at   datetime(6)  not null,
  updated_at   datetime(6)  not null,
  primary key (namespace_id, kind, name),
  constraint metadef_definition_namespace foreign key (namespace_id) references metadef_namespace (id) on delete cascade
);
create index metadef_definition_name on metadef_definition (kind, name);
create index metadef_definition_created on metadef_definition (namespace_id, kind, created_at, name);

-- What definitions can be associated with. A name that is used for the first time is added by its use.
create table metadef_resource_type (
  name       varchar(80) not null primary key,
  created_at datetime(6) not null,
  updated_at datetime(6) not null
);
insert into metadef_resource_type (name, created_at, updated_at) values
  ('OS::Cinder::Volume', '2026-11-27 00:00:00', '2026-11-27 00:00:00'),
  ('OS::Glance::Image', '2026-11-27 00:00:00', '2026-11-27 00:00:00'),
  ('OS::Nova::Aggregate', '2026-11-27 00:00:00', '2026-11-27 00:00:00'),
  ('OS::Nova::Flavor', '2026-11-27 00:00:00', '2026-11-27 00:00:00'),
  ('OS::Nova::Server', '2026-11-27 00:00:00', '2026-11-27 00:00:00');
