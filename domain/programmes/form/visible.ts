/** What an audience may see of answers. The public sees what an item opens to it; persons are masked. */
import { mask } from '../../kernel/identity.ts'
import type { Address } from './address.ts'
import { cellAddress } from './address.ts'
import { isRecord, rowsIn, type Answers, type CommitmentMade, type Value } from './answers.ts'
import type { FormDefinition } from './definition.ts'
import { holdsRows, type Audience, type Column, type Item, type PersonalKind } from './items.ts'
import { outlineOf, type Entry } from './outline.ts'

type Treatment = 'clear' | 'masked' | 'hidden'

/** Identity numbers are masked even for those who typed them: showing one is a read that leaves a trace. */
const treatments: Readonly<Record<PersonalKind, Readonly<Record<Audience, Treatment>>>> = {
  name: { applicant: 'clear', officer: 'clear', reviewer: 'clear', public: 'masked' },
  phone: { applicant: 'clear', officer: 'clear', reviewer: 'hidden', public: 'hidden' },
  email: { applicant: 'clear', officer: 'clear', reviewer: 'hidden', public: 'hidden' },
  idNumber: { applicant: 'masked', officer: 'masked', reviewer: 'hidden', public: 'hidden' },
  birthday: { applicant: 'clear', officer: 'clear', reviewer: 'masked', public: 'hidden' },
  address: { applicant: 'clear', officer: 'clear', reviewer: 'masked', public: 'hidden' },
}

const signedIn: readonly Audience[] = ['applicant', 'officer', 'reviewer']

/** `reveal` names fields shown in clear after the caller has left a trace of who asked. */
export type SeeOptions = { readonly audience: Audience; readonly reveal?: ReadonlySet<Address> }

export type Seen = {
  readonly answers: Answers
  /** Fields shown masked, so that nobody edits stars into them. */
  readonly masked: readonly Address[]
  /** Fields that hold an answer this audience does not get. */
  readonly withheld: readonly Address[]
}

/** 张* · 138****1234 · 3301**********12 · z***@example.cn · 1985 · 浙江省杭州市*** */
export function maskPersonal(kind: PersonalKind, text: string): string {
  switch (kind) {
    case 'name':
      return [...text].length <= 2
        ? mask(text, 1, 0)
        : `${[...text][0]}${'*'.repeat([...text].length - 1)}`
    case 'phone':
      return mask(text, 3, 4)
    case 'idNumber':
      return mask(text, 4, 2)
    case 'email': {
      const at = text.indexOf('@')
      return at < 1 ? '*'.repeat(6) : `${text[0]}***${text.slice(at)}`
    }
    case 'birthday':
      return text.slice(0, 4)
    case 'address':
      return `${[...text].slice(0, 6).join('')}***`
  }
}

export function maySee(item: Item, audience: Audience): boolean {
  return (item.seenBy ?? signedIn).includes(audience)
}

type Eye = SeeOptions & { readonly masked: Address[]; readonly withheld: Address[] }

function seenScalar(field: Item | Column, at: Address, value: Value, eye: Eye): Value | undefined {
  const { personal } = field
  if (personal === undefined || eye.reveal?.has(at) === true) return value
  const treatment = treatments[personal][eye.audience]
  if (treatment === 'clear') return value
  if (treatment === 'masked' && typeof value === 'string') {
    eye.masked.push(at)
    return maskPersonal(personal, value)
  }
  eye.withheld.push(at)
  return undefined
}

function seenRows(entry: Entry, value: Value, eye: Eye): Value {
  return rowsIn(value).map((row) => {
    const cells: Record<string, Value> = {}
    for (const [id, cell] of Object.entries(row.cells)) {
      const column = entry.columns.get(id)
      if (column === undefined || cell === null) continue
      const seen = seenScalar(column, cellAddress(entry.at, row.id, id), cell, eye)
      if (seen !== undefined) cells[id] = seen
    }
    return { id: row.id, cells }
  })
}

function seenCommitment(value: CommitmentMade, eye: Eye): CommitmentMade {
  const clear = treatments.name[eye.audience] === 'clear'
  return clear ? value : { ...value, name: maskPersonal('name', value.name) }
}

/** Answers as an audience gets them; nothing else may leave the server. */
export function visibleAnswers(
  definition: FormDefinition,
  answers: Answers,
  options: SeeOptions,
): Seen {
  const eye: Eye = { ...options, masked: [], withheld: [] }
  const seen: Record<Address, Value> = {}
  for (const entry of outlineOf(definition).entries) {
    const value = Object.hasOwn(answers, entry.at) ? answers[entry.at] : undefined
    if (value === undefined || value === null) continue
    if (!maySee(entry.item, options.audience)) {
      eye.withheld.push(entry.at)
      continue
    }
    const shown = holdsRows(entry.item)
      ? seenRows(entry, value, eye)
      : entry.item.kind === 'commitment' && isRecord(value)
        ? seenCommitment(value as CommitmentMade, eye)
        : seenScalar(entry.item, entry.at, value, eye)
    if (shown !== undefined) seen[entry.at] = shown
  }
  return { answers: seen, masked: eye.masked, withheld: eye.withheld }
}
