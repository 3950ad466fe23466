/** Kinds and offers: read by everybody, written by the organisation that offers. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, longPageOf, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Audience } from '../spaces/audience.ts'
import { Confidence, tiers } from '../spaces/tier.ts'
import { resourceLayers, services, Values, Words } from './kind.ts'
import {
  freshnesses,
  KindId,
  OfferContent,
  OfferRegion,
  offerStates,
  offerTitleMax,
  offerVerbs,
} from './offer.ts'

const closed = { additionalProperties: false } as const

const KindBrief = Type.Object({
  id: KindId,
  version: Type.Integer(),
  name: Words,
  about: Words,
  layer: Type.Enum([...resourceLayers]),
  service: Type.Enum([...services]),
  /** Other names by which it is looked for. */
  aliases: Type.Array(Type.String()),
  /** Nothing new is offered of it. */
  retired: Type.Boolean(),
  /** Offers of it that the reader may see. */
})
export type KindBrief = Static<typeof KindBrief>

export const listKinds = endpoint({
  name: 'catalog.kind.list',
  method: 'GET',
  path: '/api/catalog/kinds',
  audience: 'public',
  summary: {
    zh: '能力种类及各自公开的供给数',
    en: 'Kinds of capabilities, with how many public offers there are of each',
  },
  answer: Type.Object({ rows: Type.Array(KindBrief) }),
})

export const readKind = endpoint({
  name: 'catalog.kind.read',
  method: 'GET',
  path: '/api/catalog/kinds/:id',
  audience: 'public',
  summary: {
    zh: '一个种类的全部字段、单位和匹配方式',
    en: 'One kind with its fields, their units and how they are matched',
  },
  params: Type.Object({ id: KindId }),
  /** As the kind's file has it, under the schema of `domain/catalog/kind.ts`. */
  answer: Type.Object({ kind: Type.Unknown() }),
})

const SaidValue = Type.Object({
  field: Type.String(),
  label: Words,
  value: Type.Object({ zh: Type.String(), en: Type.String() }),
})
export type SaidValue = Static<typeof SaidValue>

export const OfferCard = Type.Object({
  id: Id,
  kindId: KindId,
  title: Type.String(),
  summary: Type.String(),
  region: nullable(OfferRegion),
  orgId: Id,
  orgName: Type.String(),
  kindName: Words,
  /** Of the fields that the kind shows on a card. */
  values: Values,
  /** The same in people's words, in the order of the kind. */
  said: Type.Array(SaidValue),
  confirmedAt: Moment,
  freshness: Type.Enum([...freshnesses]),
  /** Whether everybody sees it; else the reader is one of few. */
  market: Type.Boolean(),
})
export type OfferCard = Static<typeof OfferCard>

export const listOffers = endpoint({
  name: 'catalog.offer.list',
  method: 'GET',
  path: '/api/catalog/offers',
  audience: 'public',
  summary: {
    zh: '看得到的供给：按种类、服务、地区、单位和文字查找，久未确认的排在后面',
    en: 'Offers that the reader may see by kind, service, region, organisation and words; what nobody confirmed for long stands last',
  },
  query: Type.Object({
    ...PageQuery.properties,
    /** When the last offer shown was confirmed, in microseconds since 1970, and its id. */
    after: Type.Optional(Type.String({ pattern: '^\\d{1,17}\\.[0-9a-f-]{36}$' })),
    kind: Type.Optional(KindId),
    service: Type.Optional(Type.Enum([...services])),
    region: Type.Optional(OfferRegion),
    org: Type.Optional(Id),
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: longPageOf(OfferCard),
})

const OpenOffer = Type.Object({ ...OfferCard.properties, publishedAt: Moment })

export const readOffer = endpoint({
  name: 'catalog.offer.read',
  method: 'GET',
  path: '/api/catalog/offers/:id',
  audience: 'public',
  summary: { zh: '一项看得到的供给', en: 'One offer that the reader may see' },
  params: OneId,
  traced: true,
  answer: Type.Object({
    ...OpenOffer.properties,
    /** Whether it is of the organisation that the reader acts for. */
    own: Type.Boolean(),
    /** Of the values shown, those that are kept to few; showing them leaves a trace that the owner reads. */
    tiers: Type.Record(Type.String(), Type.Enum([...tiers])),
    /** What is kept from the reader, and what would open it. */
    confidence: Confidence,
  }),
})

export const readCompany = endpoint({
  name: 'catalog.company.read',
  method: 'GET',
  path: '/api/catalog/companies/:id',
  audience: 'public',
  summary: {
    zh: '一个单位公开的供给概况：各种类几项',
    en: 'What an organisation offers in public: how much of each kind',
  },
  params: OneId,
  answer: Type.Object({
    id: Id,
    name: Type.String(),
    kinds: Type.Array(
      Type.Object({
        kindId: KindId,
        kindName: Words,
        offers: Type.Integer(),
        /** What its offers can do together, as far as the reader may see them; of the latest ones where they are many. */
        said: Type.Array(SaidValue),
      }),
    ),
    /** Of all its offers, the one confirmed longest ago. */
    oldestConfirmedAt: Moment,
  }),
})

export const DeskOffer = Type.Object({
  id: Id,
  kindId: KindId,
  kindName: Words,
  title: Type.String(),
  state: Type.Enum([...offerStates]),
  version: Type.Integer(),
  market: Type.Boolean(),
  changedAt: Moment,
  confirmedAt: nullable(Moment),
  freshness: nullable(Type.Enum([...freshnesses])),
})
export type DeskOffer = Static<typeof DeskOffer>

export const findSpaces = endpoint({
  name: 'catalog.audience.spaces',
  method: 'GET',
  path: '/api/catalog/desk/spaces',
  audience: 'signedIn',
  summary: {
    zh: '本单位可以把供给放进去的共享空间',
    en: 'Spaces into which one’s organisation may put an offer',
  },
  query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 100 })) }),
  answer: Type.Object({
    rows: Type.Array(Type.Object({ id: Id, name: Type.String() })),
    /** Whether there are more than are shown: write more of the name. */
    more: Type.Boolean(),
  }),
})

export const findAudienceOrg = endpoint({
  name: 'catalog.audience.organisation',
  method: 'GET',
  path: '/api/catalog/desk/organisation',
  audience: 'signedIn',
  summary: {
    zh: '按全称或统一社会信用代码找一个已核验的单位',
    en: 'One verified organisation by its full name or its code',
  },
  query: Type.Object({ called: Type.String({ minLength: 2, maxLength: 100 }) }),
  answer: Type.Object({ id: Id, name: Type.String() }),
})

const OfferStep = Type.Object({
  verb: Type.String(),
  reason: nullable(Type.String()),
  by: Type.String(),
  at: Moment,
})

export const FullOffer = Type.Object({
  ...DeskOffer.properties,
  /** Whether any value of it is kept to few. */
  confidential: Type.Boolean(),
  orgId: Id,
  content: OfferContent,
  audience: Audience,
  /** Of the spaces and organisations that the audience names. */
  names: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  /** The last first. */
  steps: Type.Array(OfferStep),
})
export type FullOffer = Static<typeof FullOffer>

export const listDeskOffers = endpoint({
  name: 'catalog.offer.own',
  method: 'GET',
  path: '/api/catalog/desk/offers',
  audience: 'signedIn',
  summary: {
    zh: '本单位的供给，连同草稿和已下架的',
    en: 'Offers of one’s organisation, drafts and withdrawn ones as well',
  },
  query: Type.Object({
    ...PageQuery.properties,
    state: Type.Optional(Type.Enum([...offerStates])),
    /** Only public ones that nobody confirmed for long. */
    toConfirm: Type.Optional(Type.Literal('yes')),
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: Type.Object({
    ...pageOf(DeskOffer).properties,
    /** Public ones that nobody confirmed for long. */
    toConfirm: Type.Integer(),
  }),
})

export const openOffer = endpoint({
  name: 'catalog.offer.open',
  method: 'GET',
  path: '/api/catalog/desk/offers/:id',
  audience: 'signedIn',
  summary: { zh: '本单位的一项供给', en: 'One offer of one’s organisation' },
  params: OneId,
  answer: FullOffer,
})

export const beginOffer = endpoint({
  name: 'catalog.offer.begin',
  method: 'POST',
  path: '/api/catalog/desk/offers',
  audience: 'signedIn',
  summary: { zh: '开始写一项供给', en: 'Begin an offer' },
  body: Type.Object({ kindId: KindId, title: Type.String({ maxLength: offerTitleMax }) }, closed),
  answer: FullOffer,
})

const seen = Type.Integer({ minimum: 1 })

export const writeOffer = endpoint({
  name: 'catalog.offer.write',
  method: 'PUT',
  path: '/api/catalog/desk/offers/:id',
  audience: 'signedIn',
  summary: {
    zh: '保存一项供给的内容；已公开的须保持完整',
    en: 'Save what an offer says; a public one must stay complete',
  },
  params: OneId,
  body: Type.Object({ seen, content: OfferContent, audience: Audience }, closed),
  answer: FullOffer,
})

export const stepOffer = endpoint({
  name: 'catalog.offer.step',
  method: 'POST',
  path: '/api/catalog/desk/offers/:id/steps',
  audience: 'signedIn',
  summary: {
    zh: '公开、暂停、恢复、下架或放弃一项供给',
    en: 'Publish, pause, resume, withdraw or discard an offer',
  },
  params: OneId,
  body: Type.Object(
    {
      verb: Type.Enum([...offerVerbs]),
      seen,
      reason: Type.Optional(Type.String({ maxLength: 500 })),
    },
    closed,
  ),
  answer: FullOffer,
})

export const confirmOffers = endpoint({
  name: 'catalog.offer.confirm',
  method: 'POST',
  path: '/api/catalog/desk/offer-confirmations',
  audience: 'signedIn',
  summary: {
    zh: '确认若干项公开的供给仍然如此',
    en: 'Confirm that public offers are still as they say',
  },
  body: Type.Object(
    { ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) },
    closed,
  ),
  answer: Type.Object({ confirmed: Type.Integer() }),
})
