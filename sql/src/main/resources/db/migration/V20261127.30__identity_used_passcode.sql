-- Passcodes are good once: the steps of time of which a user has used one. Rows go an hour later.

create table identity_used_passcode (
  user_id   varchar(64) not null,
  time_step bigint      not null,
  constraint identity_used_passcode_once primary key (user_id, time_step),
  constraint identity_used_passcode_user foreign key (user_id) references identity_user (id) on delete cascade
);
create index identity_used_passcode_age on identity_used_passcode (time_step);
