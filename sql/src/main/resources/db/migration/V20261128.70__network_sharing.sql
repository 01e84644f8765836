-- Who may use what of another project. A target of '*' is everybody. network.shared and network.external say the same of the
-- rows that matter to listings: a row access_as_shared for everybody, any row access_as_external.
create table network_rbac_policy (
  id          varchar(36)  not null primary key,
  project_id  varchar(64)  not null,
  object_type varchar(32)  not null,
  object_id   varchar(36)  not null,
  target      varchar(64)  not null,
  action      varchar(32)  not null,
  created_at  datetime(6)  not null,
  version     bigint       not null,
  unique (object_id, action, target)
);
create index network_rbac_policy_project on network_rbac_policy (project_id, created_at, id);
create index network_rbac_policy_target on network_rbac_policy (target, object_type);

insert into network_rbac_policy (id, project_id, object_type, object_id, target, action, created_at, version)
  select id, project_id, 'network', id, '*', 'access_as_shared', created_at, 0 from network where shared = true and external = false;
insert into network_rbac_policy (id, project_id, object_type, object_id, target, action, created_at, version)
  select id, project_id, 'network', id, '*', 'access_as_external', created_at, 0 from network where external = true;
-- A network that is both has its second row under an id made of its own.
insert into network_rbac_policy (id, project_id, object_type, object_id, target, action, created_at, version)
  select concat('ffffffff', substring(id, 9)), project_id, 'network', id, '*', 'access_as_shared', created_at, 0 from network where shared = true and external = true;
