-- Times that an applicant asked to be spared are the item's: they hold when a session is called off, and for either kind.
alter table evaluation.item add column refuses jsonb not null default '[]';
update evaluation.item i set refuses = s.refuses
  from (select item_id, jsonb_agg(span) as refuses
    from evaluation.slot, jsonb_array_elements(refuses) span group by item_id) s
  where s.item_id = i.id;
alter table evaluation.slot drop column refuses;
