-- Named sets of addresses for rules of security groups, and the rules that new groups begin with.
create table address_group (
  id          varchar(36)   not null primary key,
  project_id  varchar(64)   not null,
  name        varchar(255)  not null,
  description varchar(255)  not null,
  addresses   longtext      not null,
  created_at  datetime(6)   not null,
  updated_at  datetime(6)   not null,
  revision    bigint        not null,
  version     bigint        not null
);
create index address_group_project on address_group (project_id, created_at, id);

alter table security_group_rule add column remote_address_group_id varchar(36);
alter table security_group_rule add foreign key (remote_address_group_id) references address_group (id);

create table default_security_group_rule (
  id                      varchar(36)  not null primary key,
  description             varchar(255) not null,
  direction               varchar(16)  not null,
  ethertype               varchar(8)   not null,
  protocol                varchar(32),
  port_min                int,
  port_max                int,
  remote_prefix           varchar(64),
  remote_group_id         varchar(36),
  remote_address_group_id varchar(36),
  in_default_group        boolean      not null,
  in_other_groups         boolean      not null,
  created_at              datetime(6)  not null,
  version                 bigint       not null
);
-- What every group began with until now. PARENT stands for the group that is made.
insert into default_security_group_rule values
  ('0c9a2f62-0000-4000-8000-000000000001', '', 'egress', 'IPv4', null, null, null, null, null, null, true, true, '2026-11-28 00:00:00', 0),
  ('0c9a2f62-0000-4000-8000-000000000002', '', 'egress', 'IPv6', null, null, null, null, null, null, true, true, '2026-11-28 00:00:00', 0),
  ('0c9a2f62-0000-4000-8000-000000000003', '', 'ingress', 'IPv4', null, null, null, null, 'PARENT', null, true, false, '2026-11-28 00:00:00', 0),
  ('0c9a2f62-0000-4000-8000-000000000004', '', 'ingress', 'IPv6', null, null, null, null, 'PARENT', null, true, false, '2026-11-28 00:00:00', 0);
