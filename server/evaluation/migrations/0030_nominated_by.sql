-- 推荐单位: the organisation whose list it was, where an office took it from one.
alter table evaluation.expert_batch add column nominated_by uuid references people.organisation (id);
create index expert_batch_line_by_expert on evaluation.expert_batch_line (expert_id) where taken;
