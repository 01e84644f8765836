-- States and operations with longer names, what an operation needs besides the server, and what a shelved server comes back from.

alter table server modify column state varchar(32) not null;
alter table server modify column operation_action varchar(32);
alter table server add column operation_phase varchar(32);
alter table server add column operation_input longtext;
alter table server add column shelved_image_id varchar(36);

-- For what becomes due with time: servers to be offloaded, servers to be reclaimed.
create index server_state_since on server (state, state_since);
