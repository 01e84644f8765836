-- Outbox, inbox, operations and audit: what every service needs so that nothing accepted is lost.

create sequence outbox_message_seq start with 1 increment by 1;

create table outbox_message (
  id          bigint       not null primary key,
  message_key varchar(64)  not null unique,
  queue       varchar(255) not null,
  body        longtext     not null,
  created_at  datetime(6)  not null
);

create table inbox_message (
  message_key varchar(64) not null primary key,
  received_at datetime(6) not null
);
create index inbox_message_received on inbox_message (received_at);

create sequence operation_seq start with 1 increment by 1;

create table operation (
  sequence      bigint        not null primary key,
  id            varchar(36)   not null unique,
  resource_type varchar(32)   not null,
  resource_id   varchar(36)   not null,
  action        varchar(64)   not null,
  state         varchar(16)   not null,
  node          varchar(255),
  request_id    varchar(64)   not null,
  user_id       varchar(64),
  project_id    varchar(64),
  attempt       int           not null,
  started_at    datetime(6)   not null,
  updated_at    datetime(6)   not null,
  deadline      datetime(6)   not null,
  finished_at   datetime(6),
  error_code    varchar(64),
  message       varchar(1024),
  -- The resource while the operation runs, null afterwards: the unique key allows one running operation a resource.
  running_on    varchar(80)   unique
);
create index operation_resource on operation (resource_id, sequence);
create index operation_deadline on operation (state, deadline);

create sequence operation_step_seq start with 1 increment by 50;

create table operation_step (
  id           bigint        not null primary key,
  operation_id varchar(36)   not null,
  name         varchar(64)   not null,
  node         varchar(255),
  started_at   datetime(6)   not null,
  finished_at  datetime(6),
  outcome      varchar(16)   not null,
  detail       varchar(1024)
);
create index operation_step_operation on operation_step (operation_id, id);

create sequence audit_event_seq start with 1 increment by 50;

create table audit_event (
  id             bigint        not null primary key,
  event_time     datetime(6)   not null,
  request_id     varchar(64)   not null,
  user_id        varchar(64),
  user_name      varchar(255),
  project_id     varchar(64),
  client_address varchar(64),
  method         varchar(10)   not null,
  path           varchar(1024) not null,
  action         varchar(128),
  status         int           not null,
  outcome        varchar(16)   not null,
  reason         varchar(1024)
);
create index audit_event_time on audit_event (event_time);
create index audit_event_project on audit_event (project_id, id);
