-- 保密协议: of an organisation, or of a space for all who share in it; one each, with versions of its text.
create table spaces.agreement (
  id uuid primary key,
  org_id uuid references people.organisation (id),
  space_id uuid references spaces.space (id),
  version integer not null check (version > 0),
  -- Signatures of earlier versions count no more.
  least_version integer not null check (least_version between 1 and version),
  accepting text not null check (accepting in ('atOnce', 'asked')),
  changed_at timestamptz not null,
  constraint agreement_is_of_one check ((org_id is null) <> (space_id is null))
);
create unique index agreement_of_org_is_one on spaces.agreement (org_id) where org_id is not null;
create unique index agreement_of_space_is_one on spaces.agreement (space_id) where space_id is not null;

create table spaces.agreement_text (
  agreement_id uuid not null references spaces.agreement (id),
  version integer not null,
  title text not null,
  body text not null,
  months integer not null check (months between 1 and 120),
  digest text not null,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  primary key (agreement_id, version)
);
comment on table spaces.agreement_text is 'append-only';

-- 签署: how an organisation stands to an agreement; each step that led there is in signature_step.
create table spaces.signature (
  id uuid primary key,
  agreement_id uuid not null references spaces.agreement (id),
  org_id uuid not null references people.organisation (id),
  text_version integer not null,
  state text not null check (state in ('waiting', 'valid', 'refused', 'withdrawn', 'ended')),
  reason text,
  version integer not null default 1,
  signed_by uuid references people.person (id),
  signed_at timestamptz not null,
  expires_at timestamptz not null,
  changed_at timestamptz not null,
  constraint signature_is_one_a_party unique (agreement_id, org_id),
  foreign key (agreement_id, text_version) references spaces.agreement_text (agreement_id, version)
);
create index signature_by_org on spaces.signature (org_id, id);
create index signature_waits on spaces.signature (agreement_id, id) where state = 'waiting';

create table spaces.signature_step (
  signature_id uuid not null references spaces.signature (id),
  number integer not null,
  verb text not null check (verb in ('sign', 'accept', 'refuse', 'end', 'withdraw')),
  text_version integer not null,
  reason text,
  taken_by uuid references people.person (id),
  taken_org_id uuid references people.organisation (id),
  taken_at timestamptz not null,
  primary key (signature_id, number)
);
comment on table spaces.signature_step is 'append-only';

-- What counts until it expires: signatures that are valid, of a text that still counts.
create view spaces.pub_signature as
  select s.id, a.id as agreement_id, a.org_id as keeper_org_id, a.space_id, s.org_id, s.expires_at
  from spaces.signature s join spaces.agreement a on a.id = s.agreement_id
  where s.state = 'valid' and s.text_version >= a.least_version;

select people.pub_add_permits(role, '{spaces.agreement.sign}')
from unnest('{applicant.admin,authority.officer,office.officer}'::text[]) role;
