/** 供给分布: how much is on offer of which kind where, and how much of it was confirmed lately. */
import { Type, type Static } from 'typebox'
import { services, Words } from '../catalog/kind.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Moment, nullable } from '../kernel/shapes.ts'

const Supplied = Type.Object({
  offers: Type.Integer({ minimum: 0 }),
  /** Of them, confirmed within `freshDays`. */
  fresh: Type.Integer({ minimum: 0 }),
})

const SuppliedKind = Type.Object({
  kind: Type.String(),
  name: Words,
  service: Type.Enum([...services]),
  ...Supplied.properties,
  /** By province, the most first; null for offers that name none. */
  regions: Type.Array(Type.Object({ region: nullable(Type.String()), ...Supplied.properties })),
})
export type SuppliedKind = Static<typeof SuppliedKind>

export const readSupply = endpoint({
  name: 'market.supply.read',
  method: 'GET',
  path: '/api/market/supply',
  audience: 'public',
  summary: {
    zh: '看得到的供给按种类和地区的准确数量，及其中近期确认过的',
    en: 'Offers that the reader may see, counted exactly by kind and region, and how many of them were confirmed lately',
  },
  query: Type.Object({ service: Type.Optional(Type.Enum([...services])) }),
  answer: Type.Object({
    ...Supplied.properties,
    freshDays: Type.Integer(),
    countedAt: Moment,
    /** All kinds of the service, in the order of the services of the notice; also those of which nothing is on offer. */
    kinds: Type.Array(SuppliedKind),
    regions: Type.Array(Type.Object({ region: nullable(Type.String()), ...Supplied.properties })),
  }),
  problems: ['market.search_down', 'market.search_building'],
})
