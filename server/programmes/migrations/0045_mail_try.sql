-- Every attempt to send a mail of a package, and what the mail server said to it.
create table programmes.package_mail_try (
  package_id uuid not null,
  medium text not null,
  part integer not null,
  -- The moment of asking: a mail that failed for good may be asked for again.
  round_at timestamptz not null,
  attempt integer not null check (attempt > 0),
  outcome text not null check (outcome in ('sent', 'kept', 'deferred', 'bounced', 'failed')),
  fault text,
  next_at timestamptz,
  tried_at timestamptz not null,
  primary key (package_id, medium, part, round_at, attempt),
  foreign key (package_id, medium, part) references programmes.package_mail (package_id, medium, part),
  constraint try_that_waits_says_until_when check ((outcome = 'deferred') = (next_at is not null))
);
comment on table programmes.package_mail_try is 'append-only';
