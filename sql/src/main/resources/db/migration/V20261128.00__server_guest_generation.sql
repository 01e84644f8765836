-- Counts the changes of what a guest may read about itself, so that a node never goes back to an older state of it.
alter table server add guest_generation int default 0 not null;
