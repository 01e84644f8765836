-- What rules of passwords need to know: when a password ends, who chose it, when its user was there last, and what it was before.

alter table identity_user add column password_expires_at datetime(6);
-- Chosen by the user itself, not by an administrator.
alter table identity_user add column password_own boolean default false not null;
alter table identity_user add column last_active_on date;

create sequence identity_old_password_seq start with 1 increment by 1;

create table identity_old_password (
  id            bigint       not null primary key,
  user_id       varchar(64)  not null,
  password_hash varchar(255) not null,
  constraint identity_old_password_user foreign key (user_id) references identity_user (id) on delete cascade
);
create index identity_old_password_of_user on identity_old_password (user_id, id);
