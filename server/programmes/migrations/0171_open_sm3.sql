-- Open data carry SM3 (GB/T 32905) beside SHA-256; lists that were published before have the latter alone.
alter table programmes.selection
  add column csv_sm3 text check (csv_sm3 ~ '^[0-9a-f]{64}$'),
  add column json_sm3 text check (json_sm3 ~ '^[0-9a-f]{64}$');
