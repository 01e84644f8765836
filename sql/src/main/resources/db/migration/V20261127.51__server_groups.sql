-- Groups of servers that shall stand together or apart.

create sequence server_group_seq start with 1 increment by 1;

create table server_group (
  number               bigint       not null primary key,
  id                   varchar(36)  not null unique,
  project_id           varchar(64)  not null,
  user_id              varchar(64)  not null,
  name                 varchar(255) not null,
  policy               varchar(32)  not null,
  max_servers_per_node int          not null,
  created_at           datetime(6)  not null
);
create index server_group_project on server_group (project_id, number);

create table server_group_member (
  server_id varchar(36) not null primary key,
  group_id  varchar(36) not null,
  joined_at datetime(6) not null,
  constraint server_group_member_group foreign key (group_id) references server_group (id)
);
create index server_group_member_of on server_group_member (group_id, joined_at);
