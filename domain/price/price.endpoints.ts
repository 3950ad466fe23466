/** Price models, makers' cards, and what a part would cost by them. */
import { Type, type Static } from 'typebox'
import { Words } from '../catalog/kind.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Fen } from '../kernel/money.ts'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { CardContent } from './card.ts'
import { PriceNeed } from './needs.ts'
import { PartFacts } from './partFacts.ts'
import { cardStates, cardVerbs } from './rateCard.ts'

export const ModelId = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' })
const OneModel = Type.Object({ modelId: ModelId })

export const listModels = endpoint({
  name: 'price.model.list',
  method: 'GET',
  path: '/api/price/models',
  audience: 'public',
  summary: { zh: '各工艺的计价模型', en: 'Price models by process' },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({ id: ModelId, version: Type.Integer(), name: Words, about: Words }),
    ),
  }),
})

export const readModel = endpoint({
  name: 'price.model.read',
  method: 'GET',
  path: '/api/price/models/:modelId',
  audience: 'public',
  summary: {
    zh: '一个计价模型的费率、步骤、项目和转人工报价的情形',
    en: 'One price model: rates, steps, items, and when a person prices the part',
  },
  params: OneModel,
  /** `model` as its file has it, under the schema of `domain/price/model.ts`; `rates` are those that every model has. */
  answer: Type.Object({ model: Type.Unknown(), rates: Type.Array(Type.Unknown()) }),
})

const CardBrief = Type.Object({
  modelId: ModelId,
  name: Words,
  /** Null where the organisation wrote none yet. */
  state: nullable(Type.Enum([...cardStates])),
  version: Type.Integer({ minimum: 0 }),
  changedAt: nullable(Moment),
  /** Offers of the kind that the organisation has published. */
  offers: Type.Integer(),
})
export type CardBrief = Static<typeof CardBrief>

export const listCards = endpoint({
  name: 'price.card.list',
  method: 'GET',
  path: '/api/price/cards',
  audience: 'signedIn',
  summary: { zh: '本单位的价目卡', en: 'Rate cards of the organisation acted for' },
  answer: Type.Object({ rows: Type.Array(CardBrief) }),
})

const FullCard = Type.Object({
  ...CardBrief.properties,
  /** The typical one of the model as long as none was written. */
  content: CardContent,
  steps: Type.Array(
    Type.Object({
      verb: Type.String(),
      version: Type.Integer(),
      by: Type.String(),
      at: Moment,
    }),
  ),
})
export type FullCard = Static<typeof FullCard>

export const openCard = endpoint({
  name: 'price.card.open',
  method: 'GET',
  path: '/api/price/cards/:modelId',
  audience: 'signedIn',
  summary: { zh: '本单位一个工艺的价目卡', en: "The organisation's rate card of one process" },
  params: OneModel,
  answer: FullCard,
})

export const writeCard = endpoint({
  name: 'price.card.write',
  method: 'PUT',
  path: '/api/price/cards/:modelId',
  audience: 'signedIn',
  summary: { zh: '写价目卡', en: 'Write a rate card' },
  params: OneModel,
  body: Type.Object({ seen: Type.Integer({ minimum: 0 }), content: CardContent }),
  answer: FullCard,
  problems: ['price.card_faulty', 'price.moved_on', 'price.role_cannot'],
})

export const stepCard = endpoint({
  name: 'price.card.step',
  method: 'POST',
  path: '/api/price/cards/:modelId/steps',
  audience: 'signedIn',
  summary: { zh: '启用或停用价目卡', en: 'Put a rate card in use or aside' },
  params: OneModel,
  body: Type.Object({ verb: Type.Enum([...cardVerbs]), seen: Type.Integer({ minimum: 1 }) }),
  answer: FullCard,
  problems: ['price.card_cannot_use', 'price.card_cannot_setAside', 'price.moved_on'],
})

export const PersonReason = Type.Object({
  code: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
})

const Line = Type.Object({ item: Type.String(), fen: Fen })

export const SaidQuote = Type.Object({
  netFen: Fen,
  vatFen: Fen,
  freightFen: nullable(Fen),
  freightVatFen: nullable(Fen),
  pieceFen: Fen,
  pieceMassKg: Type.Number(),
  /** Empty where the maker shows the total alone. */
  lines: Type.Array(Line),
  /** What the lines rest on, in millimetres, minutes, kilograms and fen; empty likewise. */
  steps: Type.Record(Type.String(), Type.Number()),
  ladder: Type.Array(Type.Object({ quantity: Type.Integer(), netFen: Fen, pieceFen: Fen })),
})
export type SaidQuote = Static<typeof SaidQuote>

const Maker = Type.Object({
  orgId: Id,
  orgName: Type.String(),
  /** Its offers that take the part, the best confirmed first, at most three. */
  offers: Type.Array(Type.Object({ id: Id, title: Type.String() })),
  quote: nullable(SaidQuote),
  /** Why a person prices it where there is no quote. */
  reasons: Type.Array(PersonReason),
})
export type Maker = Static<typeof Maker>

const Three = Type.Tuple([Fen, Fen, Fen])

export const Asked = Type.Object({ modelId: ModelId, facts: PartFacts, need: PriceNeed })
export type Asked = Static<typeof Asked>

/** Over several makers: the cheapest, the middle and the dearest; null where nobody's card prices it. */
export const PriceBand = Type.Object({
  makers: Type.Integer(),
  netFen: nullable(Three),
  grossFen: nullable(Three),
  deliveredFen: nullable(Three),
  reasons: Type.Array(Type.Object({ code: Type.String(), makers: Type.Integer() })),
})
export type PriceBand = Static<typeof PriceBand>

export const makersShown = 50

export const askQuotes = endpoint({
  name: 'price.quote.ask',
  method: 'POST',
  path: '/api/price/quotes',
  audience: 'signedIn',
  summary: {
    zh: '按各制造方的价目卡估价：区间、逐项报价，或转人工报价的原因',
    en: "What a part would cost by makers' rate cards: the band, itemised quotes, or why a person prices it",
  },
  body: Asked,
  answer: Type.Object({
    band: PriceBand,
    /** By the order's price; those without a quote last. At most fifty. */
    makers: Type.Array(Maker),
    /** Makers whose offers take the part but who have no card in use. */
    withoutCard: Type.Integer(),
    /** Makers of the process none of whose offers takes the part. */
    outside: Type.Integer(),
    modelVersion: Type.Integer(),
  }),
  ratePerMinute: 60,
  problems: ['price.model_unknown', 'price.material_unknown', 'kernel.no_organisation'],
})

const Estimate = Type.Object({
  id: Id,
  modelId: ModelId,
  modelName: Words,
  makerOrgId: Id,
  makerName: Type.String(),
  askedByName: Type.String(),
  /** What the asker calls it. */
  label: Type.String(),
  quantity: Type.Integer(),
  material: Type.String(),
  netFen: Fen,
  chargedFen: nullable(Fen),
  chargedAt: nullable(Moment),
  madeAt: Moment,
  modelVersion: Type.Integer(),
  cardVersion: Type.Integer(),
})
export type Estimate = Static<typeof Estimate>

export const estimateLabelMax = 80

export const keepEstimate = endpoint({
  name: 'price.estimate.keep',
  method: 'POST',
  path: '/api/price/estimates',
  audience: 'signedIn',
  summary: {
    zh: '留存一个制造方的估价，制造方能看到',
    en: "Keep a maker's estimate; the maker sees that it was kept",
  },
  body: Type.Object({
    ...Asked.properties,
    makerOrgId: Id,
    label: Type.String({ minLength: 1, maxLength: estimateLabelMax }),
    /** What was shown: where the card has moved on since, the new price is told first. */
    netFen: Fen,
  }),
  answer: Estimate,
  problems: ['price.estimate_moved', 'price.no_quote'],
})

export const listEstimates = endpoint({
  name: 'price.estimate.list',
  method: 'GET',
  path: '/api/price/estimates',
  audience: 'signedIn',
  summary: {
    zh: '本单位留存的估价，或按本单位价目卡作出的估价',
    en: 'Estimates that the organisation kept, or that were made by its rate cards',
  },
  query: Type.Object({
    side: Type.Enum(['asked', 'made']),
    modelId: Type.Optional(ModelId),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    after: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  answer: Type.Object({
    rows: Type.Array(Estimate),
    total: Type.Integer({ minimum: 0 }),
    next: nullable(Type.String()),
    /** Of those that say what was charged: charged over estimated, as a tenth, the middle and nine tenths have it. */
    ratios: nullable(
      Type.Object({
        count: Type.Integer(),
        low: Type.Number(),
        middle: Type.Number(),
        high: Type.Number(),
      }),
    ),
  }),
})

export const chargeEstimate = endpoint({
  name: 'price.estimate.charge',
  method: 'POST',
  path: '/api/price/estimates/:id/charge',
  audience: 'signedIn',
  summary: { zh: '登记一份估价最终收取的金额', en: 'Say what was charged in the end' },
  params: Type.Object({ id: Id }),
  body: Type.Object({ chargedFen: Type.Integer({ minimum: 1, maximum: 100_000_000_000_00 }) }),
  answer: Estimate,
  problems: ['price.not_maker', 'price.role_cannot'],
})
