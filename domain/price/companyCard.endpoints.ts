/** What of its rate cards a maker shows to everybody who sees its offers. */
import { Type, type Static } from 'typebox'
import { Words } from '../catalog/kind.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { OneId } from '../kernel/shapes.ts'
import { priceUnits } from './dimension.ts'
import { ModelId } from './price.endpoints.ts'

export const CompanyCard = Type.Object({
  modelId: ModelId,
  name: Words,
  /** What an hour and an order cost, in the unit of each; empty where it is not shown, as the others are. */
  rates: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Words,
      unit: Type.Enum(priceUnits),
      value: Type.Number(),
    }),
  ),
  materials: Type.Array(Words),
  finishes: Type.Array(Words),
  breaks: Type.Array(Type.Object({ fromQuantity: Type.Integer(), percentOff: Type.Number() })),
  limits: Type.Array(
    Type.Object({
      quantityMost: Type.Integer(),
      toleranceLeastMm: Type.Number(),
      longestMm: Type.Number(),
    }),
    { maxItems: 1 },
  ),
})
export type CompanyCard = Static<typeof CompanyCard>

export const readCompanyCards = endpoint({
  name: 'price.company.cards',
  method: 'GET',
  path: '/api/price/companies/:id/cards',
  audience: 'public',
  summary: {
    zh: '一个单位的价目卡中它选择公开的部分，限看得到其供给的工艺',
    en: 'What an organisation chose to show of its rate cards, of processes whose offers the reader sees',
  },
  params: OneId,
  answer: Type.Object({ rows: Type.Array(CompanyCard) }),
})
