/** 联合申报单位和竞争对手 of an item: who has them written in, and how a list of them is read. */
import { checkUscc } from '../kernel/uscc.ts'
import type { Actor } from '../kernel/actor.ts'
import {
  cellFault,
  cellsOf,
  plainCell,
  readLines,
  type CellFault,
  type Line,
  type ListKind,
} from '../kernel/sheetList.ts'
import { allOf, allowed, conflict, type Facts, type Verdict } from '../kernel/verdict.ts'
import { Type, type Static } from 'typebox'
import { mayManageRound, type RoundState } from './round.ts'

const open: readonly RoundState[] = ['preparing', 'assigned', 'inviting', 'scoring']

/**
 * Until the freeze; co-applicants until the first expert is asked: those who were asked have declared themselves on
 * the organisations that stood there.
 */
export function mayKeepParties(
  actor: Actor,
  state: RoundState,
  changesApplicants: boolean,
): Verdict {
  const asked = state === 'inviting' || state === 'scoring'
  return allOf(
    mayManageRound(actor),
    open.includes(state) ? allowed : conflict('evaluation.round_not_at_this', { state }),
    changesApplicants && asked ? conflict('evaluation.applicants_declared_on') : allowed,
  )
}

export const partyRoles = ['coApplicant', 'competitor'] as const
export type PartyRole = (typeof partyRoles)[number]
export const partyColumns = ['seq', 'title', 'role', 'name', 'code'] as const
export type PartyColumn = (typeof partyColumns)[number]

const kind: ListKind<PartyColumn> = {
  names: {
    seq: ['件号', '序号', '编号', 'no', 'no.', 'number'],
    title: ['项目名称', '项目', '评审件', 'project', 'item'],
    role: ['类别', '关系', '类型', 'role', 'kind'],
    name: ['单位名称', '单位', '企业名称', 'organisation', 'organization'],
    code: ['统一社会信用代码', '信用代码', '代码', 'uscc'],
  },
  demanded: ['seq', 'role', 'name', 'code'],
  rowsMax: 5000,
  headMissing: 'evaluation.party_head_missing',
}

const roles: readonly (readonly [PartyRole, RegExp])[] = [
  ['coApplicant', /^(联合申报(?:单位)?|联合体(?:成员)?|成员单位|co-?applicant|partner)$/i],
  ['competitor', /^(竞争对手|竞争单位|竞争者|competitor)$/i],
]

export type PartyFault = CellFault<PartyColumn>
export const PartyRow = Type.Object({
  line: Type.Integer(),
  seq: Type.Union([Type.Integer(), Type.Null()]),
  title: Type.String(),
  role: Type.Union([Type.Enum([...partyRoles]), Type.Null()]),
  name: Type.String(),
  code: Type.String(),
  faults: Type.Array(cellFault(partyColumns)),
})
export type PartyRow = Static<typeof PartyRow>

function rowOf(line: Line<PartyColumn>): PartyRow {
  const { faults, text, needed, number } = cellsOf(line)
  const fault = (column: PartyColumn, code: string): void => {
    faults.push({ column, code })
  }
  const said = plainCell(needed('role'))
  const role = roles.find(([, pattern]) => pattern.test(said))?.[0] ?? null
  if (said !== '' && role === null) fault('role', 'evaluation.party_role_unknown')
  const code = plainCell(needed('code')).toUpperCase()
  if (code !== '' && !checkUscc(code).valid) fault('code', 'evaluation.party_code_wrong')
  return {
    line: line.line,
    seq: number('seq', { min: 1, max: 100_000 }),
    title: text('title'),
    role,
    name: needed('name'),
    code,
    faults,
  }
}

export type PartyList =
  | { readonly ok: true; readonly rows: readonly PartyRow[] }
  | { readonly ok: false; readonly code: string; readonly facts?: Facts }

export function readPartyList(sheet: readonly (readonly string[])[]): PartyList {
  const read = readLines(sheet, kind)
  return read.ok ? { ok: true, rows: read.lines.map(rowOf) } : read
}
