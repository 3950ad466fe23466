/** What must always hold among persons and organisations. */
import type { Invariant } from '../kernel/module.ts'

const adminRole = `case when o.kind in ('enterprise', 'institute', 'association')
  then 'applicant.admin' else o.kind || '.admin' end`

export const peopleInvariants: readonly Invariant[] = [
  {
    name: 'an open session belongs to a person who is not disabled, or was ended',
    sql: `select s.person_id from people.session s join people.person p on p.id = s.person_id
          where p.disabled_at is not null and s.ended_at is null`,
  },
  {
    name: 'an organisation that had an administrator keeps one',
    sql: `select o.id from people.organisation o
          join people.membership m on m.org_id = o.id and ${adminRole} = any (m.roles)
          group by o.id having bool_and(m.ended_at is not null)`,
  },
  {
    name: 'an accepted invitation led to a membership of the one who accepted',
    sql: `select i.id from people.invitation i where i.accepted_at is not null and not exists (
            select from people.membership m where m.org_id = i.org_id and m.person_id = i.accepted_by)`,
  },
  {
    name: 'the newest version of a profile is the profile',
    sql: `select o.id from people.organisation o
          join people.profile_version v on v.org_id = o.id and v.version = o.profile_version
          where v.profile <> o.profile`,
  },
  {
    name: 'an erased person has no key, no mobile, no password',
    sql: `select p.id from people.person p where p.erased_at is not null and (
            p.mobile_sealed is not null or p.totp_sealed is not null or p.password_hash is not null
            or exists (select from people.subject_key k where k.subject_id = p.id)
            or exists (select from people.passkey k where k.person_id = p.id)
            or exists (select from people.identity_link l where l.person_id = p.id))`,
  },
  {
    name: 'who is asked for a passkey has one that can be used, or recovery codes',
    sql: `select p.id from people.person p where p.passkey_step_at is not null
          and not exists (select from people.passkey k where k.person_id = p.id)
          and not exists (select from people.recovery_code c where c.person_id = p.id)`,
  },
  {
    name: 'a provider that was removed keeps no secret and no open session',
    sql: `select o.id from people.sign_on_provider o where o.removed_at is not null and (
            o.secret_sealed is not null or o.enabled
            or exists (select from people.session s where s.provider_id = o.id and s.ended_at is null))`,
  },
  {
    name: 'a deputy grant ended with the memberships it joins',
    sql: `select d.id from people.deputy d
          join people.membership p on p.id = d.principal_membership_id
          join people.membership m on m.id = d.deputy_membership_id
          where d.ended_at is null and (p.ended_at is not null or m.ended_at is not null)`,
  },
  {
    name: 'the units of an organisation are a tree',
    sql: `with recursive up as (
            select id, parent_id, 1 as steps from people.org_unit
            union all
            select up.id, u.parent_id, up.steps + 1 from up join people.org_unit u on u.id = up.parent_id
            where up.steps < 20)
          select id from up where steps >= 20`,
  },
]
