-- What an officer has written and what does not yet hold together: kept, so that nothing is lost, and taken over
-- into the definition with the first version that has no fault.
alter table programmes.programme
  add column draft jsonb,
  add column changed_by uuid references people.person (id);

-- What the office counted when a parcel arrived, beside what the unit said it sent.
alter table programmes.dispatch
  add column received_pieces integer check (received_pieces between 0 and 100000),
  add column receipt_note text check (length(receipt_note) between 1 and 500);
