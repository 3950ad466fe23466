-- Who, of those who see a part, has its files, its shape and what was measured of it.
alter table parts.part add column tier text not null default 'public'
  check (tier in ('public', 'members', 'agreed', 'named'));
