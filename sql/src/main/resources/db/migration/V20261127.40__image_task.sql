-- Tasks of the image service: imports, as their owners see them. The operation beside each has the deadline.

create table image_task (
  id           varchar(36)   not null primary key,
  version      bigint        not null,
  type         varchar(32)   not null,
  status       varchar(16)   not null,
  method       varchar(32)   not null,
  -- What is fetched: an address, or the id of another image; null where the bytes are here already.
  source       longtext,
  owner        varchar(64),
  -- No foreign key: the record of an import outlives its image.
  image_id     varchar(36)   not null,
  user_id      varchar(64),
  request_id   varchar(64)   not null,
  operation_id varchar(36)   not null,
  input        longtext      not null,
  message      varchar(1024) not null,
  created_at   datetime(6)   not null,
  updated_at   datetime(6)   not null,
  -- Null while it runs.
  expires_at   datetime(6)
);
create index image_task_image on image_task (image_id, created_at);
create index image_task_created on image_task (created_at, id);
create index image_task_operation on image_task (operation_id);
create index image_task_status on image_task (status, expires_at);
