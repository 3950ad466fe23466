/** 入选项目: published lists for everybody, by province, direction and year, with open data. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import {
  Day,
  exportsPerMinute,
  Id,
  Moment,
  Nothing,
  nullable,
  OneId,
  pageOf,
  PageQuery,
  Sha256,
  Sm3,
  wholeOf,
} from '../kernel/shapes.ts'
import { Bilingual, Code } from '../kernel/sourced.ts'
import { TitleStateShape } from './titleState.ts'

const Shares = Type.Object({
  pooledPercent: nullable(Type.String()),
  sharedPercent: nullable(Type.String()),
})

const Region = Type.String({ pattern: '^[A-Za-z0-9]{1,64}$' })

export const SelectedProject = Type.Object({
  id: Id,
  programmeId: Code,
  programmeTitle: Bilingual,
  year: Type.Integer(),
  /** Place in the published list. */
  seq: Type.Integer(),
  title: Type.String(),
  applicant: Type.String(),
  direction: Type.String(),
  directionName: Bilingual,
  region: Type.String(),
  unit: Type.String(),
  unitName: Type.String(),
  /** What became of its title since; why, nobody reads here. */
  titleState: TitleStateShape,
  /** Null while the title stands. */
  titleEndedOn: nullable(Day),
})
export type SelectedProject = Static<typeof SelectedProject>

const Publication = Type.Object({
  programmeId: Code,
  programmeTitle: Bilingual,
  year: Type.Integer(),
  documentNumber: Type.String(),
  documentDate: Day,
  publishedAt: Moment,
  rows: Type.Integer(),
  csvSha256: Sha256,
  jsonSha256: Sha256,
  /** Null for lists that were published before SM3 was kept. */
  csvSm3: nullable(Sm3),
  jsonSm3: nullable(Sm3),
  /** Rows whose title has ended since. */
  ended: Type.Integer(),
  /** Digests of the files that say so; null until a title ends. */
  titles: nullable(
    Type.Object({ csvSha256: Sha256, jsonSha256: Sha256, csvSm3: Sm3, jsonSm3: Sm3 }),
  ),
})

export const listPublications = endpoint({
  name: 'programmes.selected.publications',
  method: 'GET',
  path: '/api/programmes/selected-lists',
  audience: 'public',
  summary: { zh: '已公布的入选名单', en: 'Published lists of selected projects' },
  query: PageQuery,
  answer: pageOf(Publication),
})

const Filter = {
  programmeId: Type.Optional(Code),
  year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2200 })),
  region: Type.Optional(Region),
  direction: Type.Optional(Code),
  titleState: Type.Optional(TitleStateShape),
  text: Type.Optional(Type.String({ maxLength: 100 })),
}

export const listSelected = endpoint({
  name: 'programmes.selected.list',
  method: 'GET',
  path: '/api/programmes/selected',
  audience: 'public',
  summary: { zh: '入选项目', en: 'Selected projects' },
  query: Type.Object({ ...PageQuery.properties, ...Filter }),
  answer: pageOf(SelectedProject),
})

export const exportSelected = endpoint({
  name: 'programmes.selected.export',
  method: 'GET',
  path: '/api/programmes/selected-snapshot',
  audience: 'public',
  summary: {
    zh: '导出入选项目：同一时刻符合条件的全部',
    en: 'Selected projects to export: all that match, as they are at one moment',
  },
  query: Type.Object(Filter),
  answer: wholeOf(SelectedProject),
  ratePerMinute: exportsPerMinute,
  problems: ['kernel.export_too_large'],
})

const Count = Type.Object({
  code: Type.String(),
  name: Bilingual,
  count: Type.Integer(),
  /** Of these, how many titles have ended. */
  ended: Type.Integer(),
})

export const countSelected = endpoint({
  name: 'programmes.selected.count',
  method: 'GET',
  path: '/api/programmes/selected-counts',
  audience: 'public',
  summary: {
    zh: '入选项目数：按省份、方向和年度',
    en: 'Selected projects by province, direction and year',
  },
  query: Type.Object(Filter),
  answer: Type.Object({
    /** A project that was selected in two directions counts twice as a row and once as a project. */
    rows: Type.Integer(),
    projects: Type.Integer(),
    /** What of both has lost its title since, and in which way the rows have. */
    ended: Type.Object({
      rows: Type.Integer(),
      projects: Type.Integer(),
      revoked: Type.Integer(),
      withdrawn: Type.Integer(),
    }),
    byRegion: Type.Array(Count),
    byDirection: Type.Array(Count),
    byYear: Type.Array(Count),
    at: Moment,
  }),
})

export const readSelected = endpoint({
  name: 'programmes.selected.read',
  method: 'GET',
  path: '/api/programmes/selected/:id',
  audience: 'public',
  summary: { zh: '一个入选项目', en: 'One selected project' },
  params: OneId,
  answer: Type.Object({
    ...SelectedProject.properties,
    documentNumber: Type.String(),
    documentDate: Day,
    publishedAt: Moment,
    /** 汇聚水平, where the programme shows it and the project counts it. */
    pooling: nullable(
      Type.Object({
        before: Shares,
        after: nullable(Shares),
        /** To which day the second speaks. */
        lastDay: nullable(Day),
      }),
    ),
    /** The same project in other directions. */
    others: Type.Array(Type.Object({ id: Id, direction: Type.String(), directionName: Bilingual })),
  }),
})

export const downloadSelected = endpoint({
  name: 'programmes.selected.download',
  method: 'GET',
  path: '/api/programmes/selected-lists/:programmeId/:format',
  audience: 'public',
  summary: {
    zh: '开放数据：一份已公布的名单（csv 或 json）',
    en: 'Open data: one published list as csv or json',
  },
  params: Type.Object({ programmeId: Code, format: Type.Enum(['csv', 'json']) }),
  raw: true,
  ratePerMinute: 60,
  answer: Nothing,
})

export const downloadTitles = endpoint({
  name: 'programmes.selected.downloadTitles',
  method: 'GET',
  path: '/api/programmes/selected-lists/:programmeId/titles/:format',
  audience: 'public',
  summary: {
    zh: '开放数据：一份已公布的名单及各项目称号的现状（csv 或 json）',
    en: 'Open data: one published list with what became of each title, as csv or json',
  },
  params: Type.Object({ programmeId: Code, format: Type.Enum(['csv', 'json']) }),
  raw: true,
  ratePerMinute: 60,
  answer: Nothing,
})

/** What open data holds of each row; the names of the columns are those of the JSON members. */
export const openColumns = [
  'seq',
  'year',
  'programme',
  'direction',
  'directionName',
  'title',
  'applicant',
  'uscc',
  'region',
  'unit',
  'documentNumber',
  'documentDate',
] as const

/** The same rows as they stand today. */
export const titleColumns = [...openColumns, 'titleState', 'titleEndedOn'] as const
