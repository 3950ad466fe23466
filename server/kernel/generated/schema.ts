/** Written by "npm run schema" from the migrated database; never edited by hand. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export interface KernelCounter {
  name: string
  part: string
  value: Generated<number>
}

export interface KernelEvent {
  id: GeneratedAlways<number>
  xid: Generated<string>
  at: Date
  name: string
  facts: ColumnType<unknown, string, string>
}

export interface KernelEventReader {
  name: string
  last_xid: Generated<string>
  last_id: Generated<number>
}

export interface KernelHistory {
  id: GeneratedAlways<number>
  xid: Generated<string>
  at: Date
  request_id: string
  via: string
  person_id: string | null
  org_id: string | null
  on_behalf_of: string | null
  verb: string
  thing_id: string
  facts: ColumnType<unknown, string | undefined, string>
}

export interface KernelIdempotency {
  actor: string
  key: string
  endpoint: string
  digest: string
  status: number | null
  answer: ColumnType<unknown, string | null | undefined, string | null>
  made_at: Date
}

export interface KernelSeal {
  seq: number
  last_xid: string
  last_id: number
  entries: number
  root: string
  chain: string
  key_id: string
  signature: string
  sealed_at: Date
}

export interface KernelSetting {
  name: string
  value: ColumnType<unknown, string, string>
  changed_at: Date
  changed_by: string | null
}

export interface KernelTrace {
  id: GeneratedAlways<number>
  at: Date
  request_id: string
  person_id: string | null
  org_id: string | null
  endpoint: string
  thing_id: string
  facts: ColumnType<unknown, string | undefined, string>
}

export interface PeopleFormerName {
  org_id: string
  name: string
  until: string | null
}

export interface PeopleMembership {
  id: string
  person_id: string
  org_id: string
  org_unit_id: string | null
  roles: string[]
  title: string | null
  since: Date
  ended_at: Date | null
}

export interface PeopleOrgUnit {
  id: string
  org_id: string
  parent_id: string | null
  name: string
}

export interface PeopleOrganisation {
  id: string
  kind: string
  name: string
  uscc: string | null
  uscc_accepted_by: string | null
  uscc_accepted_reason: string | null
  division: string | null
  verified_at: Date | null
  verified_by: string | null
  refused_reason: string | null
  profile: ColumnType<unknown, string | undefined, string>
  profile_version: Generated<number>
  demo: Generated<boolean>
  made_at: Date
}

export interface PeoplePerson {
  id: string
  email: string
  name: string
  language: Generated<string>
  password_hash: string | null
  email_verified_at: Date | null
  mobile_sealed: Buffer | null
  mobile_index: string | null
  totp_sealed: Buffer | null
  totp_confirmed_at: Date | null
  disabled_at: Date | null
  made_at: Date
}

export interface PeoplePubMembership {
  id: string | null
  person_id: string | null
  org_id: string | null
  roles: string[] | null
  title: string | null
}

export interface PeoplePubOrganisation {
  id: string | null
  kind: string | null
  name: string | null
  uscc: string | null
  division: string | null
  verified_at: Date | null
  demo: boolean | null
}

export interface PeoplePubPerson {
  id: string | null
  name: string | null
  email: string | null
  language: string | null
  disabled_at: Date | null
}

export interface PeopleRole {
  code: string
  org_kind: string | null
  name_zh: string
  name_en: string
  permits: string[]
  built_in: Generated<boolean>
  changed_at: Date
}

export interface PeopleSession {
  token_hash: Buffer
  person_id: string
  acting_org_id: string | null
  second_factor_at: Date | null
  viewed_by: string | null
  user_agent: string | null
  made_at: Date
  seen_at: Date
  expires_at: Date
  ended_at: Date | null
}

export interface PeopleSubjectKey {
  subject_id: string
  wrapped: Buffer
  made_at: Date
}

export interface Schema {
  'kernel.counter': KernelCounter
  'kernel.event': KernelEvent
  'kernel.event_reader': KernelEventReader
  'kernel.history': KernelHistory
  'kernel.idempotency': KernelIdempotency
  'kernel.seal': KernelSeal
  'kernel.setting': KernelSetting
  'kernel.trace': KernelTrace
  'people.former_name': PeopleFormerName
  'people.membership': PeopleMembership
  'people.org_unit': PeopleOrgUnit
  'people.organisation': PeopleOrganisation
  'people.person': PeoplePerson
  'people.pub_membership': PeoplePubMembership
  'people.pub_organisation': PeoplePubOrganisation
  'people.pub_person': PeoplePubPerson
  'people.role': PeopleRole
  'people.session': PeopleSession
  'people.subject_key': PeopleSubjectKey
}
