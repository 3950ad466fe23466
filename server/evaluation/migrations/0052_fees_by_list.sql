-- 收款信息 in lists of experts: whether a list said it, which another list may then say anew, or the expert.
alter table evaluation.expert_personal add column by_list boolean not null default false;

alter table evaluation.expert_batch_line add column says_fee boolean not null default false;

-- What a line says of where to pay, under the house's key, until the list is taken or forgotten.
create table evaluation.expert_batch_fee (
  batch_id uuid not null references evaluation.expert_batch (id) on delete cascade,
  line integer not null,
  sealed bytea not null,
  primary key (batch_id, line)
);

-- What a list that was taken replaced: each value under the expert's own key still, for an undo.
create table evaluation.expert_fee_before (
  expert_id uuid not null references evaluation.expert (id),
  batch_id uuid not null references evaluation.expert_batch (id),
  field text not null check (field in ('payee', 'bank', 'account', 'idNumber')),
  sealed bytea not null,
  primary key (expert_id, batch_id, field)
);
create index expert_fee_before_by_batch on evaluation.expert_fee_before (batch_id);
