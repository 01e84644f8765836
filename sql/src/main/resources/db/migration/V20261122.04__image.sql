-- Images: what is known of them, who may see them, and under which key the store keeps their bytes.

create table image (
  id               varchar(36)  not null primary key,
  version          bigint       not null,
  name             varchar(255),
  status           varchar(16)  not null,
  visibility       varchar(16)  not null,
  owner            varchar(64),
  disk_format      varchar(16),
  container_format varchar(16),
  min_disk         int          not null,
  min_ram          int          not null,
  delete_protected boolean      not null,
  hidden           boolean      not null,
  size_bytes       bigint,
  virtual_bytes    bigint,
  md5              varchar(32),
  sha512           varchar(128),
  -- Whether the bytes were found to be of the declared format.
  format_proven    boolean      not null,
  -- Names the bytes in the store, also while they arrive; null when there are none.
  content_key      varchar(36)  unique,
  created_at       datetime(6)  not null,
  updated_at       datetime(6)  not null
);
create index image_created on image (created_at, id);
create index image_owner on image (owner, created_at, id);
create index image_name on image (name);
create index image_status on image (status);

create table image_property (
  image_id varchar(36)  not null,
  name     varchar(255) not null,
  text     longtext     not null,
  primary key (image_id, name),
  constraint image_property_image foreign key (image_id) references image (id)
);

create table image_tag (
  image_id varchar(36)  not null,
  tag      varchar(255) not null,
  primary key (image_id, tag),
  constraint image_tag_image foreign key (image_id) references image (id)
);
create index image_tag_tag on image_tag (tag);

create table image_member (
  image_id   varchar(36) not null,
  member_id  varchar(64) not null,
  status     varchar(16) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  primary key (image_id, member_id),
  constraint image_member_image foreign key (image_id) references image (id)
);
create index image_member_member on image_member (member_id, status);
