-- 签名密钥: the public half of each key with which this house has signed, in its order. What an older one signed stays
-- to be checked, and a file that is gone is missed instead of made anew.
create table kernel.signing_key (
  algorithm text not null check (algorithm in ('ed25519', 'sm2')),
  place integer not null check (place > 0),
  key_id text not null unique,
  public_key_pem text not null,
  began_at timestamptz not null,
  -- The last seal that it did not sign; by order, since clocks differ.
  after_seal bigint not null check (after_seal >= 0),
  -- Why it followed the one before; the first begins by itself.
  reason text,
  primary key (algorithm, place),
  constraint signing_key_follows_for_a_reason check (place = 1 or reason is not null)
);
comment on table kernel.signing_key is 'append-only';
