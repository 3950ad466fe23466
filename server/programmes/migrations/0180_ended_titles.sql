-- 开放数据 with what became of each title: its digests, made anew whenever a title ends. Null until the first one does.
alter table programmes.selection
  add column titles_csv_sha256 text check (titles_csv_sha256 ~ '^[0-9a-f]{64}$'),
  add column titles_json_sha256 text check (titles_json_sha256 ~ '^[0-9a-f]{64}$'),
  add column titles_csv_sm3 text check (titles_csv_sm3 ~ '^[0-9a-f]{64}$'),
  add column titles_json_sm3 text check (titles_json_sm3 ~ '^[0-9a-f]{64}$'),
  add constraint titles_are_digested_together check (
    num_nulls(titles_csv_sha256, titles_json_sha256, titles_csv_sm3, titles_json_sm3) in (0, 4));
