-- Ports that carry the traffic of others, each under a VLAN of its own.
create table trunk (
  id             varchar(36)  not null primary key,
  project_id     varchar(64)  not null,
  name           varchar(255) not null,
  description    varchar(255) not null,
  port_id        varchar(36)  not null unique,
  admin_state_up boolean      not null,
  status         varchar(16)  not null,
  created_at     datetime(6)  not null,
  updated_at     datetime(6)  not null,
  revision       bigint       not null,
  version        bigint       not null,
  foreign key (port_id) references port (id)
);
create index trunk_project on trunk (project_id, created_at, id);

create table trunk_subport (
  port_id           varchar(36) not null primary key,
  trunk_id          varchar(36) not null,
  segmentation_type varchar(32) not null,
  segmentation_id   int         not null,
  unique (trunk_id, segmentation_type, segmentation_id),
  foreign key (port_id) references port (id),
  foreign key (trunk_id) references trunk (id)
);
