-- Accounts in messengers, sealed under the person's own key. The pending one does not displace the proved one
-- before its code was typed.
create table notices.address (
  person_id uuid not null references people.person (id),
  channel text not null check (channel in ('wecom', 'dingtalk', 'feishu')),
  address_sealed bytea,
  proved_at timestamptz,
  pending_sealed bytea,
  code_sealed bytea,
  asked_at timestamptz,
  expires_at timestamptz,
  failures integer not null default 0 check (failures between 0 and 5),
  primary key (person_id, channel),
  constraint address_that_is_proved_says_when check ((address_sealed is null) = (proved_at is null)),
  constraint address_pends_wholly_or_not
    check (num_nonnulls(pending_sealed, code_sealed, asked_at, expires_at) in (0, 4)),
  constraint address_is_proved_or_pends check (num_nonnulls(address_sealed, pending_sealed) > 0)
);

create index letter_by_channel on notices.letter (channel, settled_at);
