-- Flavors, key pairs, servers and what the controller remembers about them.

create sequence flavor_seq start with 1 increment by 1;

create table flavor (
  number      bigint       not null primary key,
  id          varchar(255) not null,
  name        varchar(255) not null,
  vcpus       int          not null,
  ram         int          not null,
  disk        int          not null,
  ephemeral   int          not null,
  swap        int          not null,
  rxtx_factor double       not null,
  is_public   boolean      not null,
  description longtext,
  extra_specs longtext     not null,
  created_at  datetime(6)  not null,
  deleted_at  datetime(6),
  -- Id and name while the flavor is offered, null afterwards, so that both can be used again.
  live_id     varchar(255) unique,
  live_name   varchar(255) unique
);
create index flavor_id on flavor (id);

create table flavor_access (
  flavor_number bigint      not null,
  project_id    varchar(64) not null,
  primary key (flavor_number, project_id),
  constraint flavor_access_flavor foreign key (flavor_number) references flavor (number)
);

create sequence key_pair_seq start with 1 increment by 1;

create table key_pair (
  id          bigint       not null primary key,
  user_id     varchar(64)  not null,
  name        varchar(255) not null,
  type        varchar(8)   not null,
  public_key  longtext     not null,
  fingerprint varchar(64)  not null,
  created_at  datetime(6)  not null,
  constraint key_pair_name unique (user_id, name)
);

create sequence server_seq start with 1 increment by 1;

create table server (
  number             bigint       not null primary key,
  id                 varchar(36)  not null unique,
  version            int          not null,
  project_id         varchar(64)  not null,
  user_id            varchar(64)  not null,
  name               varchar(255) not null,
  description        varchar(255),
  hostname           varchar(255) not null,
  state              varchar(16)  not null,
  state_since        datetime(6)  not null,
  power              varchar(16)  not null,
  -- The one operation that runs now, so that lists need no join.
  operation_id       varchar(36),
  operation_action   varchar(16),
  operation_sequence bigint       not null,
  operation_deadline datetime(6),
  operation_request  varchar(64),
  node               varchar(255),
  agent              varchar(255),
  zone               varchar(255),
  wanted_zone        varchar(255),
  wanted_node        varchar(255),
  tried_nodes        longtext     not null,
  hints              longtext     not null,
  flavor_id          varchar(255) not null,
  flavor_name        varchar(255) not null,
  vcpus              int          not null,
  ram                int          not null,
  disk               int          not null,
  ephemeral          int          not null,
  swap               int          not null,
  extra_specs        longtext     not null,
  image_id           varchar(36),
  image_properties   longtext     not null,
  key_name           varchar(255),
  key_type           varchar(8),
  public_key         longtext,
  metadata           longtext     not null,
  tags               longtext     not null,
  access_ip_v4       varchar(64),
  access_ip_v6       varchar(64),
  config_drive       boolean      not null,
  disk_config        varchar(16)  not null,
  user_data          longtext,
  -- Only until the guest has it.
  admin_password     varchar(255),
  locked             boolean      not null,
  locked_reason      varchar(255),
  reservation_id     varchar(32)  not null,
  launch_index       int          not null,
  created_at         datetime(6)  not null,
  updated_at         datetime(6)  not null,
  launched_at        datetime(6),
  terminated_at      datetime(6),
  fault_code         int,
  fault_message      varchar(1024),
  fault_details      longtext,
  fault_at           datetime(6)
);
create index server_project on server (project_id, created_at, id);
create index server_created on server (created_at, id);
create index server_updated on server (updated_at);
create index server_node on server (node, state);
create index server_state on server (project_id, state);

-- Side tables that filters search; reading uses the columns of the server.
create table server_tag (
  server_id varchar(36) not null,
  tag       varchar(80) not null,
  primary key (server_id, tag)
);
create index server_tag_tag on server_tag (tag);

create table server_metadata (
  server_id  varchar(36)  not null,
  item_key   varchar(255) not null,
  item_value varchar(255) not null,
  primary key (server_id, item_key)
);

-- What one inventory of a node showed and the next must confirm before anything is done about it.
create table node_suspicion (
  node      varchar(255) not null,
  server_id varchar(36)  not null,
  kind      varchar(32)  not null,
  seen_at   datetime(6)  not null,
  primary key (node, server_id)
);

create table console_token (
  token_hash varchar(64)  not null primary key,
  server_id  varchar(36)  not null,
  node       varchar(255) not null,
  agent      varchar(255) not null,
  type       varchar(16)  not null,
  user_id    varchar(64),
  request_id varchar(64)  not null,
  expires_at datetime(6)  not null
);
create index console_token_expiry on console_token (expires_at);
