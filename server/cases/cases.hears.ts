/** What people are told of cases and of their adoption. */
import type { AdoptionWish, Finding } from '../../domain/cases/adoption.ts'
import { casesNoticesEn, casesTermsEn } from '../../domain/cases/text.notices.en.ts'
import { casesNoticesZh, casesTermsZh } from '../../domain/cases/text.notices.zh.ts'
import { verifyAdoption } from '../../domain/cases/adoption.ts'
import { studyPermits } from '../../domain/cases/study.ts'
import { divisionCovers, divisionStem } from '../../domain/people/organisation.ts'
import type { NoticeKind } from '../../domain/notices/kind.ts'
import type { Facts } from '../../domain/kernel/verdict.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { tell } from '../notices/index.ts'
import { orgsOfKind } from '../people/index.ts'

type Key = keyof typeof casesNoticesZh

const kind = (
  key: Key,
  path: string,
  permit: string,
  more: Partial<NoticeKind> = {},
): NoticeKind => ({
  code: `cases.${key}`,
  urgent: false,
  optional: false,
  defaults: { mail: 'at_once' },
  path,
  permits: [permit],
  words: { zh: casesNoticesZh[key], en: casesNoticesEn[key] },
  ...more,
})

const desk = '/case-studies/{{studyId}}'
const adoption = '/adoptions/{{adoptionId}}'
const casual = { optional: true, defaults: { mail: 'digest' } } as const

export const casesKinds: readonly NoticeKind[] = [
  kind('study_arrived', desk, studyPermits.review, casual),
  kind('study_returned', desk, studyPermits.write, { urgent: true }),
  kind('study_published', '/cases/{{studyId}}', studyPermits.write),
  kind('study_withdrawn', desk, studyPermits.write),
  kind('adoption_declared', adoption, studyPermits.write, casual),
  kind('adoption_arrived', adoption, verifyAdoption, casual),
  kind('adoption_settled', adoption, studyPermits.submit, {
    terms: { outcome: { zh: casesTermsZh.outcome, en: casesTermsEn.outcome } },
  }),
  kind('adoption_counted', '/cases/{{studyId}}', studyPermits.write, casual),
  kind('adoption_withdrawn', '/cases/{{studyId}}', studyPermits.write, casual),
]

const text = (event: KeptEvent, name: string): string => String(event.facts[name] ?? '')

type News = {
  readonly key: Key
  readonly orgs: readonly string[]
  readonly permit: string
  readonly facts: Facts
  readonly thing: { readonly kind: string; readonly id: string }
}

async function tellOrgs(work: Writing, event: KeptEvent, news: News): Promise<void> {
  for (const orgId of new Set(news.orgs)) {
    await tell(work, {
      kind: `cases.${news.key}`,
      to: { orgId, permit: news.permit },
      facts: news.facts,
      thing: news.thing,
      once: `cases.${news.key}:${event.id}`,
    })
  }
}

/** The office of the project, or every office where any reviews. */
export async function officesFor(work: Reading, officeOrgId: string | null): Promise<string[]> {
  if (officeOrgId !== null) return [officeOrgId]
  return (await orgsOfKind(work, 'office')).map(({ id }) => id)
}

/** Heard late, the case may have moved on: then the later step is told, and this one no more. */
async function studyMovedIn(work: Writing, event: KeptEvent) {
  return work.db
    .selectFrom('cases.study as s')
    .innerJoin('people.pub_organisation as o', 'o.id', 's.org_id')
    .innerJoin('cases.study_step as t', (join) =>
      join.onRef('t.study_id', '=', 's.id').onRef('t.version', '=', 's.version'),
    )
    .where('s.id', '=', text(event, 'studyId'))
    .where('s.version', '=', Number(event.facts['version']))
    .select(['s.id', 's.org_id', 's.office_org_id', 's.title', 'o.name', 't.reason'])
    .executeTakeFirst()
}

async function studyMoved(work: Writing, event: KeptEvent): Promise<void> {
  const row = await studyMovedIn(work, event)
  if (row === undefined) return
  const about = {
    facts: { studyId: row.id, title: row.title, org: row.name ?? '', reason: row.reason ?? '' },
    thing: { kind: 'cases.study', id: row.id },
  }
  const owner = { ...about, orgs: [row.org_id], permit: studyPermits.write }
  const verb = text(event, 'verb')
  if (verb === 'submit') {
    const orgs = await officesFor(work, row.office_org_id)
    await tellOrgs(work, event, {
      ...about,
      key: 'study_arrived',
      orgs,
      permit: studyPermits.review,
    })
  }
  if (verb === 'return') await tellOrgs(work, event, { ...owner, key: 'study_returned' })
  if (verb === 'publish') await tellOrgs(work, event, { ...owner, key: 'study_published' })
  if (verb === 'withdraw') await tellOrgs(work, event, { ...owner, key: 'study_withdrawn' })
}

/** The authority nearest to the adopter: its city's, else its province's. */
async function nearestAuthority(work: Reading, division: string | null): Promise<string[]> {
  if (division === null) return []
  const covering = (await orgsOfKind(work, 'authority')).filter(
    (org) => org.division !== null && divisionCovers(org.division, division),
  )
  const depth = (code: string | null) => divisionStem(code ?? '')?.length ?? 0
  const [nearest] = covering.toSorted((a, b) => depth(b.division) - depth(a.division))
  return nearest === undefined ? [] : [nearest.id]
}

function adoptionMovedIn(work: Writing, event: KeptEvent) {
  return work.db
    .selectFrom('cases.adoption as a')
    .innerJoin('cases.study as s', 's.id', 'a.study_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('a.id', '=', text(event, 'adoptionId'))
    .where('a.version', '=', Number(event.facts['version']))
    .selectAll('a')
    .select(['s.title', 's.adopted', 's.org_id as study_org_id', 's.office_org_id'])
    .select(['o.name', 'o.division'])
    .executeTakeFirst()
}

async function adoptionMoved(work: Writing, event: KeptEvent): Promise<void> {
  const row = await adoptionMovedIn(work, event)
  if (row === undefined) return
  const finding = row.finding as Finding | null
  const about = {
    facts: {
      studyId: row.study_id,
      adoptionId: row.id,
      title: row.title,
      org: row.name ?? '',
      unit: (row.wish as AdoptionWish).unit,
      outcome: row.state,
      reason: row.reason ?? finding?.ground ?? '',
      count: row.adopted,
    },
    thing: { kind: 'cases.adoption', id: row.id },
  }
  const owner = { ...about, orgs: [row.study_org_id], permit: studyPermits.write }
  if (row.state === 'declared') {
    await tellOrgs(work, event, { ...owner, key: 'adoption_declared' })
    const orgs = [
      ...(await officesFor(work, row.office_org_id)),
      ...(await nearestAuthority(work, row.division)),
    ].filter((id) => id !== row.org_id && id !== row.study_org_id)
    await tellOrgs(work, event, {
      ...about,
      key: 'adoption_arrived',
      orgs,
      permit: verifyAdoption,
    })
  }
  if (row.state === 'withdrawn') {
    await tellOrgs(work, event, { ...owner, key: 'adoption_withdrawn' })
  }
  if (row.state !== 'verified' && row.state !== 'refused') return
  const adopter = { ...about, orgs: [row.org_id], permit: studyPermits.submit }
  await tellOrgs(work, event, { ...adopter, key: 'adoption_settled' })
  if (row.state === 'verified') await tellOrgs(work, event, { ...owner, key: 'adoption_counted' })
}

export const casesHears = {
  'cases.study.moved': studyMoved,
  'cases.adoption.moved': adoptionMoved,
}
