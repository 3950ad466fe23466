-- What the licence says of the applicant's type: a branch or a partnership carries a 91 code too and is no
-- independent legal person. The submission keeps what was said when it was sealed.
alter table programmes.application add column licence text check (licence in
  ('company', 'ownedByWholePeople', 'cooperative', 'institution', 'socialOrganisation',
   'branch', 'partnership', 'soleProprietorship', 'individual', 'other'));
alter table programmes.submission add column licence text;
