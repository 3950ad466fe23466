-- A parcel is a letter to an office with one enclosure. The enclosure stays with the module whose it is, which
-- opens it when the letter is sent; here stands what it is called and how large it is.
alter table notices.letter
  add column enclosure_kind text,
  add column enclosure_id text,
  add column enclosure_name text,
  add column enclosure_bytes bigint check (enclosure_bytes >= 0),
  drop constraint letter_purpose_check,
  add constraint letter_purpose_is_known
    check (purpose in ('notice', 'digest', 'code', 'invitation', 'parcel')),
  add constraint letter_encloses_wholly_or_nothing check (
    (purpose = 'parcel') = (num_nonnulls(enclosure_kind, enclosure_id, enclosure_name, enclosure_bytes) = 4)
    and (purpose = 'parcel') = (num_nonnulls(enclosure_kind, enclosure_id, enclosure_name, enclosure_bytes) > 0)),
  add constraint parcel_has_a_key check (purpose <> 'parcel' or once_key is not null);
