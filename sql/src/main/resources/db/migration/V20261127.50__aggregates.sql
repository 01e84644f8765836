-- Host aggregates, the zone that they give their nodes, and nodes that an operator declared down.

create sequence aggregate_seq start with 1 increment by 1;

create table aggregate (
  id         int          not null primary key,
  uuid       varchar(36)  not null unique,
  name       varchar(255) not null unique,
  created_at datetime(6)  not null,
  updated_at datetime(6)
);

create table aggregate_node (
  aggregate_id int         not null,
  node_id      varchar(36) not null,
  primary key (aggregate_id, node_id),
  constraint aggregate_node_aggregate foreign key (aggregate_id) references aggregate (id),
  constraint aggregate_node_node foreign key (node_id) references node (id)
);
create index aggregate_node_of on aggregate_node (node_id);

create table aggregate_metadata (
  aggregate_id int          not null,
  item_key     varchar(255) not null,
  item_value   varchar(255) not null,
  primary key (aggregate_id, item_key),
  constraint aggregate_metadata_aggregate foreign key (aggregate_id) references aggregate (id)
);

-- availability_zone is the zone in force: that of the aggregates, else that of the agent.
alter table node add column reported_zone varchar(255) not null default 'nova';
alter table node add column aggregate_zone varchar(255);
alter table node add column forced_down boolean not null default false;
update node set reported_zone = availability_zone;

-- The zone that the request named, or null if any would do.
alter table node_claim add column wanted_zone varchar(255);
update node_claim set wanted_zone = (select s.wanted_zone from server s where s.id = node_claim.server_id);
