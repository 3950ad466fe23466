/** What the facts say of each item of the office's formal check, with the facts themselves: agrees, differs, or open. */
import { Type, type Static } from 'typebox'
import type { Language } from '../kernel/text.ts'
import type { Why } from '../kernel/verdict.ts'
import { entryItems, findings, type EntryItem, type FindingOutcome } from './entryChecklist.ts'
import { entryLabel, entryPhrase, itemRule, type EntryLabelKey } from './entryWords.ts'
import { normaliseOrganisationName } from '../kernel/organisationName.ts'
import { coreOfName, type WinnerMatch } from './priorWinners.ts'
import type { ProgrammeDefinition } from './programme.ts'
import { winnerExclusions } from './winner.ts'

export const EntryFinding = Type.Object({
  item: Type.String(),
  finding: Type.Enum([...findings]),
  /** The rule and the very facts it was held against. */
  why: Type.Unsafe<Why>(
    Type.Object({
      rule: Type.Object({
        source: Type.Enum(['notice', 'example', 'house']),
        clause: Type.Optional(Type.String()),
        text: Type.String(),
      }),
      inputs: Type.Array(
        Type.Object({
          label: Type.String(),
          value: Type.String(),
          at: Type.Optional(Type.String()),
        }),
      ),
      change: Type.Optional(Type.String()),
    }),
  ),
})
export type EntryFinding = Static<typeof EntryFinding>

/** Another entry of the programme that has something in common with this one. */
export type Twin = {
  readonly unit: string
  readonly unitName: string
  readonly rank: number
  readonly title: string
  readonly applicant: string
  readonly by: 'code' | 'title' | 'name'
}

export type EntryFacts = {
  readonly rank: number
  readonly arrivals: readonly {
    readonly mediumName: string
    readonly required: boolean
    readonly sentAt: string | null
    readonly receivedAt: string | null
    readonly inTime: boolean | null
    readonly lateReason: string | null
  }[]
  readonly quota: { readonly max: number | null; readonly used: number }
  /** Volumes of this application, of its whole package, and how many were counted; null: nobody counted. */
  readonly copies: {
    readonly own: number | null
    readonly all: number | null
    readonly counted: number | null
  }
  readonly scans: { readonly matched: number; readonly asked: number }
  readonly sealed: {
    readonly digest: string
    readonly files: readonly { readonly mediumName: string; readonly digest: string | null }[]
  }
  readonly winners: readonly WinnerMatch[]
  /** `<series> <year>` of the lists that are there. */
  readonly lists: readonly string[]
  readonly sameApplicant: readonly Twin[]
  readonly elsewhere: readonly Twin[]
  readonly exceptions: readonly { readonly rule: string; readonly reason: string }[]
}

type Names = Pick<Twin, 'title' | 'applicant'> & {
  readonly orgId: string
  readonly uscc: string | null
  readonly projectKey: string | null
  readonly applicantCore: string
}

/** By what two entries are the same project or applicant: the credit code, the project's name, a like name. */
export function sameBy(one: Names, other: Names): Twin['by'] | null {
  if (one.orgId === other.orgId) return 'code'
  if (one.uscc !== null && one.uscc === other.uscc) return 'code'
  if (one.projectKey !== null && one.projectKey === other.projectKey) return 'title'
  return one.applicantCore === other.applicantCore ? 'name' : null
}

/** The name by which like names are found, as it is kept beside an entry. */
export function applicantCoreOf(applicant: string): string {
  return coreOfName(normaliseOrganisationName(applicant))
}

type Input = { readonly label: string; readonly value: string }
type Found = { readonly finding: FindingOutcome; readonly inputs: readonly Input[] }
type Look = (facts: EntryFacts, say: Say, definition: ProgrammeDefinition) => Found

type Say = {
  readonly label: (key: EntryLabelKey) => string
  readonly phrase: (
    key: Parameters<typeof entryPhrase>[0],
    facts?: Readonly<Record<string, string | number>>,
  ) => string
}

const input = (label: string, value: string | number): Input => ({ label, value: String(value) })

function arrivals(facts: EntryFacts, say: Say): Found {
  const known = facts.arrivals.filter(({ sentAt }) => sentAt !== null)
  const late = known.some(({ inTime }) => inTime === false)
  const open =
    known.length === 0 ||
    known.some(({ inTime }) => inTime === null) ||
    facts.arrivals.some(({ required, sentAt }) => required && sentAt === null)
  return {
    finding: late ? 'differs' : open ? 'unknown' : 'agrees',
    inputs: facts.arrivals.flatMap((one) => [
      input(
        one.mediumName,
        one.sentAt === null
          ? say.phrase('notSent')
          : say.phrase(one.inTime === null ? 'undecided' : one.inTime ? 'inTime' : 'late', {
              sent: one.sentAt,
              received: one.receivedAt ?? say.phrase('notReceived'),
            }),
      ),
      ...(one.lateReason === null
        ? []
        : [input(`${one.mediumName} · ${say.label('lateReason')}`, one.lateReason)]),
    ]),
  }
}

/** Places beyond the quota are those at its end, unless the unit's own exception covers one. */
function quota({ quota: { max, used }, rank, exceptions }: EntryFacts, say: Say): Found {
  const allowedOver = exceptions.find(({ rule }) => rule === 'quota')
  const over = max !== null && used > max && rank > max && allowedOver === undefined
  return {
    finding: max === null ? 'unknown' : over ? 'differs' : 'agrees',
    inputs: [
      input(say.label('quotaMax'), max ?? '—'),
      input(say.label('recommended'), used),
      input(say.label('rank'), rank),
      ...(allowedOver === undefined ? [] : [input(say.label('exception'), allowedOver.reason)]),
    ],
  }
}

function copies({ copies: { own, all, counted } }: EntryFacts, say: Say): Found {
  const open = counted === null || all === null
  return {
    finding: open ? 'unknown' : counted >= all ? 'agrees' : 'differs',
    inputs: [
      input(say.label('ownCopies'), own ?? '—'),
      input(say.label('allCopies'), all ?? '—'),
      input(say.label('countedCopies'), counted ?? say.phrase('notCounted')),
    ],
  }
}

function scans({ scans: { matched, asked } }: EntryFacts, say: Say): Found {
  return {
    finding: matched >= asked ? 'agrees' : 'differs',
    inputs: [input(say.label('scansMatched'), `${matched}/${asked}`)],
  }
}

const shortDigest = 16

function sealed({ sealed: { digest, files } }: EntryFacts, say: Say): Found {
  const short = (text: string | null) => text?.slice(0, shortDigest) ?? '—'
  return {
    finding:
      files.length === 0
        ? 'unknown'
        : files.every((file) => file.digest === digest)
          ? 'agrees'
          : 'differs',
    inputs: [
      input(say.label('sealedDigest'), short(digest)),
      ...files.map((file) => input(file.mediumName, short(file.digest))),
    ],
  }
}

function exclusion(code: string): Look {
  return (facts, say, definition) => {
    const rule = winnerExclusions(definition).find((one) => one.code === code)
    const years = rule?.years ?? []
    const missing = years.filter((year) => !facts.lists.includes(`${rule?.series} ${year}`))
    const matches = facts.winners.filter(
      ({ winner }) => winner.series === rule?.series && years.includes(winner.year),
    )
    const same = matches.some(({ certainty }) => certainty === 'same')
    const reasons = facts.exceptions.filter((one) => one.rule === code)
    const open = matches.length > 0 || missing.length > 0
    return {
      finding: same ? 'differs' : open ? 'unknown' : 'agrees',
      inputs: [
        ...matches.map(({ winner, certainty }) =>
          input(
            say.phrase(certainty === 'same' ? 'winnerSame' : 'winnerLikely', {
              year: winner.year,
            }),
            `${winner.applicant} · ${winner.project}`,
          ),
        ),
        ...(missing.length === 0
          ? []
          : [input(say.label('listsMissing'), missing.join(say.phrase('comma')))]),
        ...(open ? [] : [input(say.label('priorWinners'), say.phrase('none'))]),
        ...reasons.map(({ reason }) => input(say.label('exception'), reason)),
      ],
    }
  }
}

function twinInput(twin: Twin, say: Say): Input {
  return input(
    say.phrase(`by_${twin.by}`),
    say.phrase('twin', {
      unit: twin.unitName,
      rank: twin.rank,
      title: twin.title,
      applicant: twin.applicant,
    }),
  )
}

const onePerApplicant: Look = (facts, say, definition) => {
  const max = definition.limits.projectsPerApplicant.value?.max ?? 1
  const count = facts.sameApplicant.length + 1
  return {
    finding: count > max ? 'differs' : 'agrees',
    inputs: [
      input(say.label('projectsOfApplicant'), count),
      ...facts.sameApplicant.map((twin) => twinInput(twin, say)),
    ],
  }
}

/** A like name alone is no proof: somebody has to look. */
const twice: Look = ({ elsewhere }, say) => ({
  finding:
    elsewhere.length === 0
      ? 'agrees'
      : elsewhere.some(({ by }) => by !== 'name')
        ? 'differs'
        : 'unknown',
  inputs:
    elsewhere.length === 0
      ? [input(say.label('elsewhere'), say.phrase('none'))]
      : elsewhere.map((twin) => twinInput(twin, say)),
})

/** The unit's reasons were confirmed there by a second person; whether they hold the office reads. */
const exceptions: Look = ({ exceptions: all }, say) => ({
  finding: all.length === 0 ? 'agrees' : 'unknown',
  inputs:
    all.length === 0
      ? [input(say.label('exceptions'), say.phrase('none'))]
      : all.map(({ rule, reason }) =>
          input(rule === 'quota' ? say.label('overQuota') : say.label('exception'), reason),
        ),
})

const looks: Readonly<Record<string, Look>> = {
  inTime: arrivals,
  quota,
  copies,
  scans,
  sealed,
  onePerApplicant,
  twice,
  exceptions,
}

const exclusionPrefix = 'exclusion.'

function lookOf(code: string): Look {
  return code.startsWith(exclusionPrefix)
    ? exclusion(code.slice(exclusionPrefix.length))
    : looks[code]!
}

function originOf(item: EntryItem) {
  const clause = item.clause === undefined ? {} : { clause: item.clause }
  return { source: item.source, ...clause }
}

/** The finding on every item, in the order of the items. */
export function entryFindings(
  definition: ProgrammeDefinition,
  unitCode: string,
  facts: EntryFacts,
  language: Language = 'zh',
): EntryFinding[] {
  const say: Say = {
    label: (key) => entryLabel(key, language),
    phrase: (key, about) => entryPhrase(key, about ?? {}, language),
  }
  return entryItems(definition, unitCode).map((item) => {
    const { finding, inputs } = lookOf(item.code)(facts, say, definition)
    return {
      item: item.code,
      finding,
      why: { rule: itemRule(item.text, originOf(item), language), inputs: [...inputs] },
    }
  })
}

/** What lists show of the findings without computing them again. */
export function findingMarks(list: readonly EntryFinding[]): {
  readonly differs: number
  readonly unknown: number
  readonly late: boolean
  readonly duplicate: boolean
} {
  const of = (code: string) => list.find(({ item }) => item === code)?.finding ?? 'agrees'
  return {
    differs: list.filter(({ finding }) => finding === 'differs').length,
    unknown: list.filter(({ finding }) => finding === 'unknown').length,
    late: of('inTime') === 'differs',
    duplicate: of('twice') !== 'agrees' || of('onePerApplicant') === 'differs',
  }
}
