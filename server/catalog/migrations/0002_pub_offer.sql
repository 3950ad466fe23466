-- What other modules may join: whose it is, of what kind, in which state, and who may see it.
create view catalog.pub_offer as
  select id, org_id, kind_id, service, region, state, title, keys
  from catalog.offer where state <> 'discarded';
