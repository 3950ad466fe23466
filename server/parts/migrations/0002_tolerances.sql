-- 公差: what is noted of a feature of a part, or of the whole part. It holds from one revision until before another; its
-- faces are kept by their geometry, so that each revision between finds them under the numbers that they have there.
create table parts.tolerance (
  id uuid primary key,
  part_id uuid not null references parts.part (id),
  from_number integer not null check (from_number > 0),
  until_number integer,
  anchors jsonb not null,
  content jsonb not null,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  constraint tolerance_ends_after_it_began check (until_number >= from_number)
);
create index tolerance_of_part on parts.tolerance (part_id, id);
