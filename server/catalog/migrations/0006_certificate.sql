-- 资质证书: what an organisation says that others have certified of it.
create table catalog.certificate (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  kind text not null,
  -- Where it is of no kind that is listed.
  name text not null,
  number text not null,
  issuer text not null,
  scope text not null,
  valid_from date not null,
  -- The last day on which it holds; null without end.
  valid_until date,
  version integer not null default 1,
  changed_at timestamptz not null,
  -- Noted once the last day is over: from then on it counts no more.
  expired_at timestamptz,
  removed_at timestamptz,
  check_outcome text check (check_outcome in ('confirmed', 'doubted')),
  check_basis text,
  checked_by uuid references people.person (id),
  checked_at timestamptz,
  demo boolean not null default false,
  constraint certificate_ends_after_it_begins check (valid_until >= valid_from),
  constraint certificate_check_says_its_basis
    check ((check_outcome is null) = (check_basis is null) and (check_outcome is null) = (checked_at is null))
);
create unique index certificate_is_entered_once on catalog.certificate (org_id, kind, number)
  where removed_at is null;
-- By organisation as well: the market asks of each offer what its organisation holds.
create index certificate_held on catalog.certificate (org_id, kind)
  where removed_at is null and expired_at is null and check_outcome is distinct from 'doubted';
create index certificate_by_end on catalog.certificate (valid_until)
  where removed_at is null and expired_at is null;
create index certificate_unchecked on catalog.certificate (id)
  where removed_at is null and (checked_at is null or changed_at > checked_at);

select people.pub_add_permits('operator.admin', '{catalog.certificate.check}');
