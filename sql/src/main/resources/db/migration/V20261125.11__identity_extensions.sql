-- OAuth 1.0a: consumers, and the tokens that users give them.
create table identity_consumer (
  id               varchar(64) not null primary key,
  description      longtext,
  -- Encrypted with the credential keys: a signature needs it in clear.
  encrypted_secret longtext    not null,
  extra            longtext    not null
);

-- A request token until it is exchanged, then an access token.
create table identity_oauth_token (
  id               varchar(64) not null primary key,
  kind             varchar(8)  not null,
  consumer_id      varchar(64) not null,
  encrypted_secret longtext    not null,
  project_id       varchar(64) not null,
  -- Null until a user authorizes the request.
  user_id          varchar(64),
  verifier         varchar(64),
  expires_at       datetime(6),
  constraint identity_oauth_token_consumer foreign key (consumer_id) references identity_consumer (id) on delete cascade,
  constraint identity_oauth_token_project foreign key (project_id) references identity_project (id) on delete cascade,
  constraint identity_oauth_token_user foreign key (user_id) references identity_user (id) on delete cascade
);

create table identity_oauth_token_role (
  token_id varchar(64) not null,
  role_id  varchar(64) not null,
  primary key (token_id, role_id),
  constraint identity_oauth_token_role_token foreign key (token_id) references identity_oauth_token (id)
    on delete cascade,
  constraint identity_oauth_token_role_role foreign key (role_id) references identity_role (id) on delete cascade
);

-- Which endpoints a project sees: those of its own list and of its groups, or all where it has neither.
create table identity_endpoint_group (
  id          varchar(64)  not null primary key,
  name        varchar(255) not null,
  description longtext,
  filters     longtext     not null
);

create table identity_endpoint_group_project (
  group_id   varchar(64) not null,
  project_id varchar(64) not null,
  primary key (group_id, project_id),
  constraint identity_endpoint_group_project_group foreign key (group_id) references identity_endpoint_group (id)
    on delete cascade,
  constraint identity_endpoint_group_project_project foreign key (project_id) references identity_project (id)
    on delete cascade
);

create sequence identity_project_endpoint_seq start with 1 increment by 1;

create table identity_project_endpoint (
  id          bigint      not null primary key,
  project_id  varchar(64) not null,
  endpoint_id varchar(64) not null,
  constraint identity_project_endpoint_once unique (project_id, endpoint_id),
  constraint identity_project_endpoint_project foreign key (project_id) references identity_project (id)
    on delete cascade,
  constraint identity_project_endpoint_endpoint foreign key (endpoint_id) references identity_endpoint (id)
    on delete cascade
);

-- Documents that services may fetch; not the access policy of this cloud.
create table identity_policy_document (
  id            varchar(64)  not null primary key,
  document_type varchar(255) not null,
  document_blob longtext     not null,
  extra         longtext     not null
);

create sequence identity_policy_association_seq start with 1 increment by 1;

-- A document for an endpoint, for a service, or for a service in a region; one document a place.
create table identity_policy_association (
  id          bigint       not null primary key,
  policy_id   varchar(64)  not null,
  endpoint_id varchar(64),
  service_id  varchar(64),
  region_id   varchar(255),
  constraint identity_policy_association_policy foreign key (policy_id) references identity_policy_document (id)
    on delete cascade,
  constraint identity_policy_association_endpoint foreign key (endpoint_id) references identity_endpoint (id)
    on delete cascade,
  constraint identity_policy_association_service foreign key (service_id) references identity_service (id)
    on delete cascade,
  constraint identity_policy_association_region foreign key (region_id) references identity_region (id)
    on delete cascade
);
