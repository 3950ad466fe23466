-- Who saw what is written and read by nobody who serves requests: beside an expert it names what the expert reads.
comment on table kernel.trace is 'append-only, unread: whoever looks into it is the owner of the database';

-- Who acts in a transaction: the house says it when the transaction opens, and signs it. Sealed rows are shown by it.
-- Whoever speaks SQL as the web role may set any context, and cannot sign one: the key is read by the owner alone.
create table kernel.context_key (
  is_only boolean primary key default true check (is_only),
  -- The key as HMAC (RFC 2104) takes it: 64 bytes, with the inner and the outer pad.
  inner_pad bytea not null check (octet_length(inner_pad) = 64),
  outer_pad bytea not null check (octet_length(outer_pad) = 64)
);
comment on table kernel.context_key is 'sealed: what signs for the house';

-- Person and organisation of `person|org|milliseconds|HMAC-SHA-256`, null where it is not signed by this house or
-- was signed more than five minutes before or after the transaction began. Digests are compared by their digests, so that
-- the time it takes tells nothing.
create function kernel.signed_context() returns text[]
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  parts text[] := string_to_array(current_setting('baigong.actor', true), '|');
  made text;
begin
  if cardinality(parts) is distinct from 4 then return null; end if;
  select encode(sha256(k.outer_pad || sha256(k.inner_pad
      || convert_to(concat_ws('|', parts[1], parts[2], parts[3]), 'UTF8'))), 'hex')
    into made from kernel.context_key k;
  if made is null or sha256(convert_to(made, 'UTF8')) <> sha256(convert_to(parts[4], 'UTF8')) then
    return null;
  end if;
  if abs(extract(epoch from now()) * 1000 - parts[3]::bigint) > 300000 then return null; end if;
  return parts[1:2];
end $$;

create function kernel.acting_person() returns uuid
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare person text := (kernel.signed_context())[1];
begin
  return case when person in ('', 'system') then null else person::uuid end;
end $$;
comment on function kernel.acting_person() is 'whom the house signed for; null for nobody, for jobs, and where nothing holds';

create function kernel.acting_organisation() returns uuid
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return nullif((kernel.signed_context())[2], '')::uuid;
end $$;
comment on function kernel.acting_organisation() is 'the organisation for which the signed person acts';

create function kernel.acts_as_house() returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return coalesce((kernel.signed_context())[1] = 'system', false);
end $$;
comment on function kernel.acts_as_house() is 'whether a job of the house acts';
