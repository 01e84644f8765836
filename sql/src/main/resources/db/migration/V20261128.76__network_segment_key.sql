-- A segment (a VLAN of a wire, a VXLAN, a wire itself) carries one network. Networks that are older have no key; they are
-- found by their columns.
alter table network add column segment_key varchar(120);
create unique index network_segment_key on network (segment_key);
