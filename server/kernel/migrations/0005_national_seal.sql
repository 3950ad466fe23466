-- Beside the seal that everybody can check, where the operator wants it: the same rows by SM3 (GB/T 32905), in a
-- chain of its own, signed by SM2 (GB/T 32918).
alter table kernel.seal
  add column sm3_root text,
  add column sm3_chain text,
  add column sm2_key_id text,
  add column sm2_signature text,
  add constraint seal_national_part_is_whole
    check (num_nonnulls(sm3_root, sm3_chain, sm2_key_id, sm2_signature) in (0, 4));
