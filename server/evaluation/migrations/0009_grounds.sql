-- Why a plan or a draw chose an expert, as codes with their values: each reader has the sentence in the own language.
alter table evaluation.assignment add column grounds jsonb not null default '[]';
