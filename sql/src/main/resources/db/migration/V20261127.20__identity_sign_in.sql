-- Who is signed in to the dashboard, and from where. A sign-in is known by the audit id of the first token of its chain.

create table identity_sign_in (
  chain_id   varchar(32)  not null primary key,
  user_id    varchar(64)  not null,
  -- The user's epoch that its tokens are of: a new password leaves those of older ones behind.
  user_epoch integer      not null,
  started_at datetime(6)  not null,
  used_at    datetime(6)  not null,
  expires_at datetime(6)  not null,
  address    varchar(64)  not null,
  -- What the browser calls itself.
  browser    varchar(255) not null,
  constraint identity_sign_in_user foreign key (user_id) references identity_user (id) on delete cascade
);
create index identity_sign_in_of_user on identity_sign_in (user_id);
create index identity_sign_in_end on identity_sign_in (expires_at);

-- Whether all tokens that came of it are revoked with it.
alter table identity_revoked_token add column whole_chain boolean default false not null;
