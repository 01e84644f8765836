-- Networks, subnets, ports, addresses, security groups. Addresses have a key of hexadecimal digits (8 for IPv4, 32 for IPv6)
-- that sorts as the numbers do.

create table network (
  id               varchar(36)  not null primary key,
  project_id       varchar(64)  not null,
  name             varchar(255) not null,
  description      varchar(255) not null,
  admin_state_up   boolean      not null,
  status           varchar(16)  not null,
  shared           boolean      not null,
  external         boolean      not null,
  is_default       boolean      not null,
  mtu              int          not null,
  port_security    boolean      not null,
  dns_domain       varchar(255) not null,
  network_type     varchar(16)  not null,
  physical_network varchar(64),
  segmentation_id  int,
  zone_hints       longtext     not null,
  created_at       datetime(6)  not null,
  updated_at       datetime(6)  not null,
  revision         bigint       not null,
  version          bigint       not null
);
create index network_project on network (project_id, created_at, id);
create index network_shared on network (shared);
create index network_physical on network (physical_network, segmentation_id);

create table subnet (
  id               varchar(36)  not null primary key,
  network_id       varchar(36)  not null,
  project_id       varchar(64)  not null,
  name             varchar(255) not null,
  description      varchar(255) not null,
  ip_version       int          not null,
  cidr             varchar(64)  not null,
  gateway_ip       varchar(64),
  enable_dhcp      boolean      not null,
  dhcp_address     varchar(64),
  ra_mode          varchar(32),
  address_mode     varchar(32),
  pools            longtext     not null,
  dns_servers      longtext     not null,
  host_routes      longtext     not null,
  service_types    longtext     not null,
  subnet_pool_id   varchar(36),
  segment_id       varchar(36),
  publish_dns      boolean      not null,
  created_at       datetime(6)  not null,
  updated_at       datetime(6)  not null,
  revision         bigint       not null,
  version          bigint       not null,
  foreign key (network_id) references network (id)
);
create index subnet_network on subnet (network_id);
create index subnet_project on subnet (project_id, created_at, id);

-- What of a subnet's pools is free, as ranges that do not overlap. Changed only under the lock of the subnet's row.
create table subnet_free_range (
  subnet_id varchar(36) not null,
  first_key varchar(32) not null,
  last_key  varchar(32) not null,
  primary key (subnet_id, first_key),
  foreign key (subnet_id) references subnet (id) on delete cascade
);

create table port (
  id               varchar(36)  not null primary key,
  network_id       varchar(36)  not null,
  project_id       varchar(64)  not null,
  name             varchar(255) not null,
  description      varchar(255) not null,
  mac              varchar(32)  not null,
  admin_state_up   boolean      not null,
  status           varchar(16)  not null,
  device_id        varchar(255) not null,
  device_owner     varchar(255) not null,
  host             varchar(255) not null,
  agent            varchar(255),
  vnic_type        varchar(32)  not null,
  binding_profile  longtext     not null,
  port_security    boolean      not null,
  address_pairs    longtext     not null,
  dhcp_options     longtext     not null,
  dns_name         varchar(255) not null,
  dns_domain       varchar(255) not null,
  -- Whether it goes with the server that it was made for, and which NIC of it it is.
  made_for_device  boolean      not null,
  nic_index        int          not null,
  -- Counts what was sent to the agent.
  generation       bigint       not null,
  created_at       datetime(6)  not null,
  updated_at       datetime(6)  not null,
  revision         bigint       not null,
  version          bigint       not null,
  unique (network_id, mac),
  foreign key (network_id) references network (id)
);
create index port_project on port (project_id, created_at, id);
create index port_device on port (device_id);

create table port_address (
  subnet_id   varchar(36) not null,
  address_key varchar(32) not null,
  port_id     varchar(36) not null,
  address     varchar(64) not null,
  ip_version  int         not null,
  position    int         not null,
  primary key (subnet_id, address_key),
  foreign key (subnet_id) references subnet (id),
  foreign key (port_id) references port (id)
);
create index port_address_port on port_address (port_id);
create index port_address_text on port_address (address);

create table security_group (
  id          varchar(36)  not null primary key,
  project_id  varchar(64)  not null,
  name        varchar(255) not null,
  description varchar(255) not null,
  stateful    boolean      not null,
  -- The project whose default group this is: one each, also when two requests touch the project first.
  default_for varchar(64)  unique,
  created_at  datetime(6)  not null,
  updated_at  datetime(6)  not null,
  revision    bigint       not null,
  version     bigint       not null
);
create index security_group_project on security_group (project_id, created_at, id);

create table security_group_rule (
  id                varchar(36)  not null primary key,
  security_group_id varchar(36)  not null,
  project_id        varchar(64)  not null,
  description       varchar(255) not null,
  direction         varchar(16)  not null,
  ethertype         varchar(8)   not null,
  protocol          varchar(32),
  port_min          int,
  port_max          int,
  remote_prefix     varchar(64),
  remote_group_id   varchar(36),
  created_at        datetime(6)  not null,
  updated_at        datetime(6)  not null,
  revision          bigint       not null,
  version           bigint       not null,
  foreign key (security_group_id) references security_group (id),
  foreign key (remote_group_id) references security_group (id)
);
create index security_group_rule_project on security_group_rule (project_id, created_at, id);

create table port_security_group (
  port_id           varchar(36) not null,
  security_group_id varchar(36) not null,
  primary key (port_id, security_group_id),
  foreign key (port_id) references port (id),
  foreign key (security_group_id) references security_group (id)
);
create index port_security_group_group on port_security_group (security_group_id, port_id);

-- Groups whose rules or members changed; ports that depend on them are told by a pass that takes these rows away.
create sequence security_group_change_seq start with 1 increment by 1;

create table security_group_change (
  id                bigint      not null primary key,
  security_group_id varchar(36) not null,
  kind              varchar(16) not null,
  changed_at        datetime(6) not null
);

create table network_tag (
  resource_id varchar(36) not null,
  tag         varchar(60) not null,
  primary key (resource_id, tag)
);
create index network_tag_tag on network_tag (tag);
