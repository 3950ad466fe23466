/** Surveys of penetration: answers brought as lists, figures by definition, and what of them is public. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { ListFile, listBodyBytes, listRowsMax } from '../kernel/sheetList.ts'
import { PenetrationDefinition } from './penetration.ts'
import {
  PublicFigure,
  SurveyBatch,
  SurveyBrief,
  SurveyedEnterprise,
  SurveyFigure,
} from './survey.ts'
import { surveyPermit } from './surveyPermit.ts'
import { SurveyRow } from './surveyColumns.ts'

const keep = { permit: surveyPermit } as const
const BatchPage = Type.Object({ batch: SurveyBatch, ...pageOf(SurveyRow).properties })
const typedCell = Type.String({ maxLength: 200 })

const Survey = Type.Object({
  ...SurveyBrief.properties,
  orgName: Type.String(),
  /** In the order in which they were defined. */
  list: Type.Array(SurveyFigure),
})

export const listSurveys = endpoint({
  name: 'indicators.survey.list',
  method: 'GET',
  path: '/api/indicators/surveys',
  audience: keep,
  summary: { zh: '本单位的普及率调查', en: 'One’s organisation’s surveys of penetration' },
  query: PageQuery,
  answer: pageOf(SurveyBrief),
})

export const makeSurvey = endpoint({
  name: 'indicators.survey.make',
  method: 'POST',
  path: '/api/indicators/surveys',
  audience: keep,
  summary: {
    zh: '新建普及率调查：时期与口径',
    en: 'Begin a survey of penetration: its period and definition',
  },
  body: Type.Object(
    {
      title: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S.*\\S' }),
      fromDay: Day,
      untilDay: Day,
      definition: PenetrationDefinition,
    },
    { additionalProperties: false },
  ),
  answer: OneId,
  problems: ['indicators.survey_runs_backward', 'indicators.industry_not_manufacturing'],
})

export const readSurvey = endpoint({
  name: 'indicators.survey.read',
  method: 'GET',
  path: '/api/indicators/surveys/:id',
  audience: keep,
  summary: {
    zh: '一项调查：各口径的普及率',
    en: 'One survey: its figures by definition',
  },
  params: OneId,
  answer: Survey,
})

export const listSurveyed = endpoint({
  name: 'indicators.survey.enterprises',
  method: 'GET',
  path: '/api/indicators/surveys/:id/enterprises',
  audience: keep,
  summary: { zh: '被调查企业', en: 'The enterprises of a survey' },
  params: OneId,
  query: PageQuery,
  answer: pageOf(SurveyedEnterprise),
})

export const defineFigure = endpoint({
  name: 'indicators.survey.define',
  method: 'POST',
  path: '/api/indicators/surveys/:id/figures',
  audience: keep,
  summary: {
    zh: '按另一口径计算：原有数值不变',
    en: 'Compute by another definition; earlier figures stay',
  },
  params: OneId,
  body: PenetrationDefinition,
  answer: Survey,
  problems: ['indicators.figure_is_defined', 'indicators.industry_not_manufacturing'],
})

export const publishFigure = endpoint({
  name: 'indicators.survey.publish',
  method: 'PUT',
  path: '/api/indicators/figures/:id/publication',
  audience: keep,
  summary: {
    zh: '公开或撤下一个普及率（不含企业名称）',
    en: 'Publish or withdraw a figure, without names',
  },
  params: OneId,
  body: Type.Object({ public: Type.Boolean() }, { additionalProperties: false }),
  answer: Survey,
  problems: ['indicators.figure_too_small', 'indicators.figure_tells_few'],
})

export const readFigure = endpoint({
  name: 'indicators.survey.figure',
  method: 'GET',
  path: '/api/indicators/figures/:id',
  audience: 'public',
  summary: { zh: '公开的普及率及其口径', en: 'A published figure with its definition' },
  params: OneId,
  answer: PublicFigure,
})

export const listSurveyBatches = endpoint({
  name: 'indicators.survey.batches',
  method: 'GET',
  path: '/api/indicators/surveys/:id/batches',
  audience: keep,
  summary: {
    zh: '一项调查的导入批次，新的在前',
    en: 'The batches of one survey, the latest first',
  },
  params: OneId,
  query: PageQuery,
  answer: pageOf(SurveyBatch),
})

export const previewSurveyed = endpoint({
  name: 'indicators.survey.preview',
  method: 'POST',
  path: '/api/indicators/surveys/:id/batches',
  audience: keep,
  summary: {
    zh: '预览要导入的被调查企业：逐格说明问题',
    en: 'Preview a list of enterprises: what is wrong, cell by cell',
  },
  params: OneId,
  body: ListFile,
  bodyBytes: listBodyBytes,
  ratePerMinute: 20,
  answer: BatchPage,
  problems: ['kernel.sheet_unreadable', 'indicators.survey_head_missing', 'kernel.sheet_too_long'],
})

export const sendSurveyed = endpoint({
  name: 'indicators.survey.send',
  method: 'POST',
  path: '/api/indicators/surveys/:id/rows',
  audience: keep,
  summary: {
    zh: '以数据行代替文件，预览被调查企业',
    en: 'Preview enterprises sent as rows instead of a file',
  },
  params: OneId,
  body: Type.Object(
    {
      /** What the batch is called among the others. */
      name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
      /** Each cell as a list would write it. */
      rows: Type.Array(
        Type.Object(
          {
            uscc: Type.Optional(typedCell),
            name: typedCell,
            industry: typedCell,
            division: typedCell,
            leading: typedCell,
            use: typedCell,
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 2000 },
      ),
    },
    { additionalProperties: false },
  ),
  answer: BatchPage,
})

export const readSurveyBatch = endpoint({
  name: 'indicators.survey.batch',
  method: 'GET',
  path: '/api/indicators/survey-batches/:id',
  audience: keep,
  summary: { zh: '一个批次的各行', en: 'The rows of one batch' },
  params: OneId,
  query: Type.Object({ ...PageQuery.properties, faulty: Type.Optional(Type.Boolean()) }),
  answer: BatchPage,
})

export const commitSurveyed = endpoint({
  name: 'indicators.survey.commit',
  method: 'POST',
  path: '/api/indicators/survey-batches/:id/commit',
  audience: keep,
  summary: { zh: '导入无误的行，或其中选定的行', en: 'Import the sound rows, or some of them' },
  params: OneId,
  body: Type.Object({
    /** Sound lines to leave out. */
    except: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: listRowsMax })),
  }),
  answer: SurveyBatch,
  problems: ['kernel.batch_not_previewed', 'indicators.survey_is_published'],
})

export const undoSurveyed = endpoint({
  name: 'indicators.survey.undo',
  method: 'POST',
  path: '/api/indicators/survey-batches/:id/undo',
  audience: keep,
  summary: { zh: '撤销整个批次', en: 'Undo a whole batch' },
  params: OneId,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000 }) }),
  answer: SurveyBatch,
  problems: ['kernel.batch_not_committed', 'indicators.survey_is_published'],
})
