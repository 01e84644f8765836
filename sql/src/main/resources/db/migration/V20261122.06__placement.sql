-- Nodes, what is claimed of them, and why each server went where it went.

create sequence node_seq start with 1 increment by 1;

create table node (
  number             int          not null primary key,
  id                 varchar(36)  not null unique,
  name               varchar(255) not null unique,
  agent              varchar(255) not null,
  availability_zone  varchar(255) not null,
  hypervisor_type    varchar(64)  not null,
  hypervisor_version int          not null,
  host_address       varchar(255),
  cpu_architecture   varchar(64),
  cpu_model          varchar(255),
  enabled            boolean      not null,
  disabled_reason    varchar(255),
  first_seen         datetime(6)  not null,
  last_seen          datetime(6)  not null,
  inventory_taken_at datetime(6)  not null,
  agent_started_at   datetime(6),
  vcpus              int          not null,
  vcpus_used         int          not null,
  memory_mib         bigint       not null,
  memory_mib_used    bigint       not null,
  disk_gib           bigint       not null,
  disk_gib_used      bigint       not null,
  disk_gib_free      bigint       not null,
  running_servers    int          not null
);

-- What one server has claimed. The counters of the node are the sums of these rows, kept by the same transactions.
create table node_claim (
  server_id  varchar(36) not null primary key,
  node_id    varchar(36) not null,
  vcpus      int         not null,
  memory_mib bigint      not null,
  disk_gib   bigint      not null,
  claimed_at datetime(6) not null,
  constraint node_claim_node foreign key (node_id) references node (id)
);

create sequence placement_decision_seq start with 1 increment by 50;

create table placement_decision (
  number           bigint        not null primary key,
  id               varchar(36)   not null unique,
  server_id        varchar(36)   not null,
  request_id       varchar(64),
  decided_at       datetime(6)   not null,
  winner           varchar(255),
  summary          varchar(1024) not null,
  nodes_considered int           not null,
  rejections       longtext      not null,
  candidates       longtext      not null,
  rejected         longtext      not null,
  request          longtext      not null
);
create index placement_decision_server on placement_decision (server_id, number);
