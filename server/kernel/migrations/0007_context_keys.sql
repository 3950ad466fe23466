-- A command that is run from another data folder has another key. Each keeps its own beside the others: one that
-- took the place of the running house's would hide from it what is sealed.
alter table kernel.context_key drop constraint context_key_pkey, drop column is_only,
  add constraint context_key_is_kept_once primary key (inner_pad);
comment on table kernel.context_key is 'sealed: what signs for the house, a row for each data folder that opened it';

create or replace function kernel.signed_context() returns text[]
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  parts text[] := string_to_array(current_setting('baigong.actor', true), '|');
  said bytea;
begin
  if cardinality(parts) is distinct from 4 then return null; end if;
  said := convert_to(concat_ws('|', parts[1], parts[2], parts[3]), 'UTF8');
  if not exists (select from kernel.context_key k where sha256(convert_to(parts[4], 'UTF8')) = sha256(convert_to(
      encode(sha256(k.outer_pad || sha256(k.inner_pad || said)), 'hex'), 'UTF8'))) then
    return null;
  end if;
  if abs(extract(epoch from now()) * 1000 - parts[3]::bigint) > 300000 then return null; end if;
  return parts[1:2];
end $$;
