-- Since when an operator wants the node empty; null while it serves, or is only disabled.
alter table node add column maintenance_since datetime(6);
