-- Moves of servers between nodes and sizes: what runs, what waits for a word, and what was.

create sequence migration_seq start with 1 increment by 1;

create table migration (
  number            bigint       not null primary key,
  id                varchar(36)  not null unique,
  server_id         varchar(36)  not null,
  project_id        varchar(64)  not null,
  user_id           varchar(64)  not null,
  kind              varchar(16)  not null,
  state             varchar(16)  not null,
  -- The server's id while it is not over, null afterwards: a server has one at a time.
  open_server_id    varchar(36)  unique,
  source_node       varchar(255) not null,
  source_agent      varchar(255) not null,
  source_zone       varchar(255),
  destination_node  varchar(255) not null,
  destination_agent varchar(255) not null,
  destination_zone  varchar(255),
  -- Nodes that could not take the server.
  tried_nodes       longtext     not null,
  old_flavor        longtext     not null,
  new_flavor        longtext     not null,
  old_flavor_number bigint       not null,
  new_flavor_number bigint       not null,
  -- Whether the server ran when it began, and shall run in the end.
  ran               boolean      not null,
  failure_code      varchar(64),
  failure           longtext,
  created_at        datetime(6)  not null,
  updated_at        datetime(6)  not null
);
create index migration_server on migration (server_id, number);
create index migration_updated on migration (updated_at);
create index migration_waiting on migration (destination_node, state, updated_at);

-- What a rebuild that runs was told about the second disk.
alter table server add column preserve_ephemeral boolean not null default false;
