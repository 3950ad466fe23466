/** 能力大厅: offers found by words and conditions, with exact counts and why each was found. */
import { Type, type Static } from 'typebox'
import { OfferCard } from '../catalog/offer.endpoints.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Moment, nullable } from '../kernel/shapes.ts'
import { FilterQuery } from './filters.ts'
import { Words } from '../catalog/kind.ts'

export const pageSize = 20
/** Nobody reads further; who does narrows down. */
export const pagesMax = 50

export const vias = ['itself', 'part', 'synonym', 'grade', 'unit', 'pinyin', 'typo'] as const
const textParts = ['title', 'kind', 'text', 'who'] as const

/** A word of the question that the offer holds, under which name and where. */
const WhyFound = Type.Object({
  word: Type.String(),
  term: Type.String(),
  via: Type.Enum([...vias]),
  parts: Type.Array(Type.Enum([...textParts])),
})
export type WhyFound = Static<typeof WhyFound>

const FacetValues = Type.Object({
  /** `service`, `kind`, `region`, `materials`, `certificates`, or a field of the kind. */
  name: Type.String(),
  values: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
})
export type FacetValues = Static<typeof FacetValues>

export const FoundOffer = Type.Object({
  ...OfferCard.properties,
  why: Type.Array(WhyFound),
})
export type FoundOffer = Static<typeof FoundOffer>

/** What fields (`axes`), their values (`materials.aluminium`) and places (`near.3205`) are called. */
const Names = Type.Array(Type.Object({ key: Type.String(), name: Words }))

export const searchOffers = endpoint({
  name: 'market.offer.search',
  method: 'GET',
  path: '/api/market/offers',
  audience: 'public',
  summary: {
    zh: '按文字、种类、地区、参数、数量、交期和距离查找看得到的供给，附各类数量和命中原因',
    en: 'Offers that the reader may see by words, kind, place, numbers, quantity, due day and distance, with exact counts and why each was found',
  },
  query: Type.Object({
    ...FilterQuery.properties,
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: pagesMax })),
  }),
  answer: Type.Object({
    rows: Type.Array(FoundOffer),
    total: Type.Integer(),
    facets: Type.Array(FacetValues),
    /** No offer holds enough of the words: these hold at least one of them. */
    loose: Type.Boolean(),
    /** Where nothing is found: conditions without which something would be, the most promising first. */
    without: Type.Array(Type.Object({ condition: Type.String(), count: Type.Integer() })),
    names: Names,
  }),
  problems: ['market.search_down', 'market.search_building', 'market.kind_unknown'],
})

export const suggestWords = endpoint({
  name: 'market.word.suggest',
  method: 'GET',
  path: '/api/market/words',
  audience: 'public',
  summary: {
    zh: '输入时的提示：汉字、拼音或首字母开头的词，及看得到的供给数',
    en: 'Words that begin so, by signs, pinyin or initials, with how many offers hold them',
  },
  query: Type.Object({ text: Type.String({ minLength: 1, maxLength: 60 }) }),
  answer: Type.Object({
    rows: Type.Array(Type.Object({ word: Type.String(), count: Type.Integer() })),
  }),
  problems: ['market.search_down', 'market.search_building'],
})

export const readMarketSentence = endpoint({
  name: 'market.sentence.read',
  method: 'GET',
  path: '/api/market/sentence',
  audience: 'public',
  summary: {
    zh: '把一句话读成筛选条件：种类、材料、数量、公差、地点、交货日期；读不懂的仍作文字查找',
    en: 'A sentence as conditions: kind, material, quantity, tolerance, place, due day; what is not understood stays as words',
  },
  query: Type.Object({ text: Type.String({ minLength: 1, maxLength: 200 }) }),
  answer: Type.Object({
    query: FilterQuery,
    understood: Type.Array(Type.Object({ condition: Type.String(), said: Type.String() })),
  }),
})

export const readSearchStatus = endpoint({
  name: 'market.search.status',
  method: 'GET',
  path: '/api/market/status',
  audience: { permit: 'console.status.read' },
  summary: { zh: '查找服务的状态', en: 'How search is doing' },
  answer: Type.Object({
    state: Type.Enum(['absent', 'building', 'ready'] as const),
    /** Published offers by the rows, and those that the index holds. */
    published: Type.Integer(),
    indexed: Type.Integer(),
    /** Events of the log that the index has not read. */
    behind: Type.Integer(),
    /** Since when the process heard nothing of the database. */
    silentMs: Type.Integer(),
    snapshotAt: nullable(Moment),
    memoryBytes: Type.Integer(),
    segments: Type.Integer(),
  }),
})
