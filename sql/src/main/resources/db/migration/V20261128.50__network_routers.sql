-- Routers, floating addresses and port forwardings. The ports of routers are rows of the table port, as all ports are.

create table router (
  id                 varchar(36)  not null primary key,
  project_id         varchar(64)  not null,
  name               varchar(255) not null,
  description        varchar(255) not null,
  admin_state_up     boolean      not null,
  status             varchar(16)  not null,
  -- Null without a gateway. The port has the network and the addresses.
  gateway_port_id    varchar(36),
  gateway_network_id varchar(36),
  enable_snat        boolean      not null,
  distributed        boolean      not null,
  ha                 boolean      not null,
  zone_hints         longtext     not null,
  routes             longtext     not null,
  created_at         datetime(6)  not null,
  updated_at         datetime(6)  not null,
  revision           bigint       not null,
  version            bigint       not null
);
create index router_project on router (project_id, created_at, id);
create index router_gateway on router (gateway_network_id);

-- Where a router is and what its node was told. A table of its own: the pass that tells nodes counts here while clients change the router.
create table router_place (
  router_id          varchar(36)  not null primary key,
  host               varchar(255) not null,
  agent              varchar(255),
  generation         bigint       not null,
  applied_generation bigint       not null,
  sent_at            datetime(6),
  applied_at         datetime(6),
  problem            varchar(1024),
  foreign key (router_id) references router (id)
);
create index router_place_host on router_place (host);

create table floating_ip (
  id                  varchar(36)  not null primary key,
  project_id          varchar(64)  not null,
  description         varchar(255) not null,
  floating_network_id varchar(36)  not null,
  floating_port_id    varchar(36)  not null,
  floating_address    varchar(64)  not null,
  -- All three null without an association; with port forwardings only the router is set.
  fixed_port_id       varchar(36),
  fixed_address       varchar(64),
  router_id           varchar(36),
  status              varchar(16)  not null,
  dns_name            varchar(255) not null,
  dns_domain          varchar(255) not null,
  created_at          datetime(6)  not null,
  updated_at          datetime(6)  not null,
  revision            bigint       not null,
  version             bigint       not null,
  unique (floating_port_id),
  -- One address for each address of a port on each external network, also when two requests ask at once.
  unique (fixed_port_id, fixed_address, floating_network_id),
  foreign key (floating_port_id) references port (id),
  foreign key (fixed_port_id) references port (id),
  foreign key (router_id) references router (id)
);
create index floating_ip_project on floating_ip (project_id, created_at, id);
create index floating_ip_network on floating_ip (floating_network_id);
create index floating_ip_address on floating_ip (floating_address);

create table port_forwarding (
  id               varchar(36)  not null primary key,
  project_id       varchar(64)  not null,
  description      varchar(255) not null,
  floating_ip_id   varchar(36)  not null,
  protocol         varchar(16)  not null,
  external_first   int          not null,
  external_last    int          not null,
  internal_port_id varchar(36)  not null,
  internal_address varchar(64)  not null,
  internal_first   int          not null,
  internal_last    int          not null,
  created_at       datetime(6)  not null,
  updated_at       datetime(6)  not null,
  revision         bigint       not null,
  version          bigint       not null,
  foreign key (floating_ip_id) references floating_ip (id),
  foreign key (internal_port_id) references port (id)
);

-- Notes that the node of a router has to be told; a pass takes them away. Only ever inserted by requests, so none waits for another.
create sequence router_change_seq start with 1 increment by 1;

create table router_change (
  id        bigint      not null primary key,
  router_id varchar(36) not null
);
