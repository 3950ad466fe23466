/** 联合申报单位、竞争对手: entered for one item, or brought as a list for a whole round. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, nullable, OneId } from '../kernel/shapes.ts'
import { ListFile, listBodyBytes } from '../kernel/sheetList.ts'
import { PartyRow } from './parties.ts'
import { Party } from './round.ts'

const manage = { permit: 'evaluation.round.manage' } as const

/** Each with its code: conflicts are found by codes. */
const Known = Type.Object({
  code: Type.String({ minLength: 18, maxLength: 18 }),
  name: Party.properties.name,
})

const ItemParties = Type.Object({
  itemId: Id,
  applicant: Party,
  coApplicants: Type.Array(Party),
  competitors: Type.Array(Party),
})

export const readParties = endpoint({
  name: 'evaluation.item.readParties',
  method: 'GET',
  path: '/api/evaluation/items/:id/parties',
  audience: 'signedIn',
  summary: {
    zh: '评审件的联合申报单位和竞争对手',
    en: 'Co-applicants and competitors of an item',
  },
  params: OneId,
  answer: ItemParties,
})

export const keepParties = endpoint({
  name: 'evaluation.item.parties',
  method: 'PUT',
  path: '/api/evaluation/items/:id/parties',
  audience: manage,
  summary: {
    zh: '登记评审件的联合申报单位和竞争对手，重新核对回避',
    en: 'Keep co-applicants and competitors of an item; conflicts are found anew',
  },
  params: OneId,
  body: Type.Object({
    coApplicants: Type.Array(Known, { maxItems: 20 }),
    competitors: Type.Array(Known, { maxItems: 50 }),
  }),
  answer: ItemParties,
  problems: [
    'evaluation.round_not_at_this',
    'evaluation.applicants_declared_on',
    'evaluation.party_code_not_one',
    'evaluation.party_twice',
  ],
})

export const bringParties = endpoint({
  name: 'evaluation.round.bringParties',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/parties-list',
  audience: manage,
  summary: {
    zh: '成批导入联合申报单位和竞争对手；不带 expected 只预览',
    en: 'Bring co-applicants and competitors as a list; without `expected` only a preview',
  },
  params: OneId,
  body: Type.Object({
    ...ListFile.properties,
    /** Rows without a fault, as they were seen. */
    expected: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  bodyBytes: listBodyBytes,
  ratePerMinute: 20,
  answer: Type.Object({
    done: Type.Boolean(),
    count: Type.Integer(),
    faulty: Type.Integer(),
    rows: Type.Array(
      Type.Object({ ...PartyRow.properties, item: nullable(Type.String()), known: Type.Boolean() }),
    ),
  }),
  problems: ['evaluation.party_head_missing', 'evaluation.party_rows_differ'],
})
