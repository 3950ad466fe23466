-- 答辩和现场评审: when and where a panel sits, and which item is heard at which time.
create table evaluation.session (
  id uuid primary key,
  round_id uuid not null references evaluation.round (id),
  panel_id uuid not null references evaluation.panel (id),
  kind text not null check (kind in ('defence', 'onSite')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  slot_minutes integer not null check (slot_minutes between 5 and 480),
  place text not null,
  online text not null,
  state text not null check (state in ('planned', 'called', 'cancelled')),
  reason text,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint sessions_end_after_they_begin check (starts_at < ends_at),
  constraint sessions_are_held_somewhere check (place <> '' or online <> ''),
  constraint cancelled_sessions_say_why check (state <> 'cancelled' or reason is not null)
);
create index session_by_round on evaluation.session (round_id, starts_at);
create index session_by_panel on evaluation.session (panel_id, starts_at);

-- An item is heard once in defence and once on site. `refuses` are times that its applicant asked to be spared.
create table evaluation.slot (
  id uuid primary key,
  item_id uuid not null references evaluation.item (id),
  kind text not null check (kind in ('defence', 'onSite')),
  session_id uuid not null references evaluation.session (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('planned', 'told', 'confirmed', 'changeAsked')),
  refuses jsonb not null default '[]',
  note text,
  answered_by uuid references people.person (id),
  answered_at timestamptz,
  -- Of the sealed record of the sitting, once the leader has signed it.
  record_digest text,
  recorded_at timestamptz,
  changed_at timestamptz not null,
  constraint records_have_their_moment check ((record_digest is null) = (recorded_at is null)),
  constraint item_is_heard_once unique (item_id, kind),
  constraint time_is_given_once unique (session_id, starts_at) deferrable initially deferred
);

-- Those who wrote or handed in what is reviewed are told when it is heard.
create index item_by_team on evaluation.item using gin ((conflict_facts -> 'team'));
