-- The placement API shows a number that changes whenever what a node has, or what is claimed of it, changes.
alter table node add column generation bigint default 0 not null;

-- Clouds from before the placement API have a catalog already; new ones get it when they are planted.
insert into identity_service (id, service_type, name, enabled, extra)
  select '0b8e1ad6f4c94f0c8f5b5f7f6f2f9a01', 'placement', 'placement', true, '{}'
  from identity_service s
  where s.service_type = 'compute' and s.name = 'compute'
    and not exists (select 1 from identity_service o where o.service_type = 'placement');

insert into identity_endpoint (id, service_id, region_id, face, url, enabled, extra)
  select concat('0b8e1ad6f4c94f0c8f5b5f7f', e.face), '0b8e1ad6f4c94f0c8f5b5f7f6f2f9a01', e.region_id, e.face,
         replace(e.url, '/compute/v2.1', '/placement'), true, '{}'
  from identity_endpoint e join identity_service s on s.id = e.service_id
  where s.service_type = 'compute' and s.name = 'compute' and e.region_id = 'RegionOne' and e.url like '%/compute/v2.1'
    and exists (select 1 from identity_service n where n.id = '0b8e1ad6f4c94f0c8f5b5f7f6f2f9a01');
