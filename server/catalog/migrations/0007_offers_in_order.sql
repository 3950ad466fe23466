-- Lists of offers, however many there are, are read in the order of their confirmation.
create index offer_by_region on catalog.offer (region, confirmed_at, id) where state = 'published';
create index offer_by_service on catalog.offer (service, confirmed_at, id) where state = 'published';
create index offer_of_org_by_confirmation on catalog.offer (org_id, confirmed_at, id)
  where state = 'published';
