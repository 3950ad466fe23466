-- What was measured of pictures, for those who judge them by their pixels.
create or replace view files.pub_version as
  select v.id, v.file_id, v.number, v.name, v.kind, v.digest, v.bytes, v.person_id, v.made_at,
    case when c.state = 'clean' and v.refusal is not null then 'refused' else c.state end as state,
    case when c.state = 'refused' then c.findings -> 0 ->> 'code' else v.refusal end as refusal,
    c.pages, c.width_pixels, c.height_pixels
  from files.version v join files.content c on c.digest = v.digest;
