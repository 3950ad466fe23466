-- A role says in which kinds of organisation it can be held.
alter table people.role add column org_kinds text[] not null default '{}';
alter table people.role drop column org_kind;

-- How a module above adds what its work needs to the built-in roles, from its own migrations.
create function people.pub_add_permits(role_code text, more text[]) returns void language sql as $$
  update people.role
  set permits = (select array_agg(distinct permit order by permit) from unnest(permits || more) permit)
  where code = role_code
$$;

insert into people.role (code, org_kinds, name_zh, name_en, permits, built_in, changed_at) values
  ('applicant.admin', '{enterprise,institute,association}', '单位管理员', 'Organisation administrator',
   '{people.member.manage,people.organisation.edit,people.organisation.reveal,people.apiKey.make,programmes.application.edit,programmes.application.submit}',
   true, '2019-01-01T00:00:00Z'),
  ('applicant.member', '{enterprise,institute,association}', '申报人员', 'Application author',
   '{programmes.application.edit}', true, '2019-01-01T00:00:00Z'),
  ('authority.admin', '{authority}', '单位管理员', 'Authority administrator',
   '{people.member.manage,people.organisation.edit,people.organisation.reveal,people.organisation.verify,people.apiKey.make}',
   true, '2019-01-01T00:00:00Z'),
  ('authority.officer', '{authority}', '推荐经办人', 'Recommending officer',
   '{people.organisation.verify,programmes.review.check,programmes.recommendation.rank,programmes.package.build}',
   true, '2019-01-01T00:00:00Z'),
  ('authority.checker', '{authority}', '复核人', 'Checker',
   '{programmes.recommendation.check}', true, '2019-01-01T00:00:00Z'),
  ('authority.leader', '{authority}', '签发领导', 'Signing leader',
   '{programmes.recommendation.sign}', true, '2019-01-01T00:00:00Z'),
  ('office.admin', '{office}', '单位管理员', 'Programme office administrator',
   '{people.member.manage,people.organisation.edit,people.organisation.reveal,people.apiKey.make,programmes.programme.manage}',
   true, '2019-01-01T00:00:00Z'),
  ('office.officer', '{office}', '项目主管', 'Programme officer',
   '{programmes.programme.manage,programmes.winner.import,programmes.question.answer}',
   true, '2019-01-01T00:00:00Z'),
  ('office.institute', '{office,institute}', '支撑机构', 'Supporting institute',
   '{programmes.question.answer}', true, '2019-01-01T00:00:00Z'),
  ('office.supervisor', '{office}', '监督员', 'Supervisor',
   '{console.audit.read,programmes.supervision.read}', true, '2019-01-01T00:00:00Z'),
  ('operator.admin', '{operator}', '平台运营', 'Platform operator',
   '{people.member.manage,people.organisation.edit,people.organisation.reveal,people.organisation.verify,people.organisation.establish,people.person.disable,people.apiKey.make,console.setting.change,console.role.edit,console.audit.read,console.viewAs,console.announcement.publish,console.agreement.publish,console.approval.decide,notices.outbox.read}',
   true, '2019-01-01T00:00:00Z'),
  ('operator.auditor', '{operator}', '审计员', 'Auditor',
   '{console.audit.read}', true, '2019-01-01T00:00:00Z'),
  ('expert', '{enterprise,institute,association,authority,office,operator}', '评审专家', 'Expert',
   '{}', true, '2019-01-01T00:00:00Z');
