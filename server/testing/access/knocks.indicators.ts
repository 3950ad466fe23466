/** indicators: what is asked at each of its doors. */
import { usualPenetration } from '../../../domain/indicators/penetration.ts'
import { at, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

const said = { indicator: 'orgs', period: '2019Q2', amount: '120' }

export function indicatorKnocks(s: Stage): Knocks {
  return {
    'indicators.track.make': {
      body: {
        title: '另一个平台',
        listId: 'operating',
        fromDay: '2019-01-01',
        untilDay: '2020-12-31',
        goals: [{ indicator: 'orgs', baseline: '100', target: '300' }],
      },
    },
    'indicators.track.read': at(s.track),
    'indicators.track.close': at(s.track),
    'indicators.value.report': at(s.track, {
      period: said.period,
      values: [{ indicator: said.indicator, amount: said.amount }],
    }),
    'indicators.value.verify': at(s.track, {
      ...said,
      note: '抽查注册企业名单，逐家核对登记状态。',
    }),
    'indicators.source.add': at(s.track, { name: '运营后台', publicKeyPem: s.otherSourceKey }),
    'indicators.source.revoke': at(s.source),
    'indicators.sample.draw': at(s.postedValue, { size: 3 }),
    'indicators.sample.read': at(s.sampleAnswered),
    'indicators.sample.answer': at(s.sample, {
      rows: [{ row: s.sampleRow, text: '另一家企业' }],
    }),
    'indicators.sample.settle': at(s.sampleAnswered, {
      marks: [{ row: s.sampleAnsweredRow, right: true, note: null }],
      note: '逐家核对登记状态和平台账号。',
    }),
    'indicators.survey.make': {
      body: {
        title: '另一项调查',
        fromDay: '2019-01-01',
        untilDay: '2019-06-30',
        definition: usualPenetration,
      },
    },
    'indicators.survey.read': at(s.survey),
    'indicators.survey.enterprises': at(s.survey),
    'indicators.survey.define': at(s.survey, { ...usualPenetration, leadingOnly: false }),
    'indicators.survey.publish': at(s.otherFigure, { public: true }),
    'indicators.survey.figure': at(s.figure),
    'indicators.survey.preview': at(s.survey, {
      fileName: '名单.csv',
      content: Buffer.from('单位名称,行业,行政区划,是否骨干,平台应用\r\n庚,34,51,是,无').toString(
        'base64',
      ),
    }),
    'indicators.survey.send': at(s.survey, {
      name: '接口',
      rows: [{ name: '辛', industry: '34', division: '51', leading: '是', use: '无' }],
    }),
    'indicators.survey.batch': at(s.surveyBatch),
    'indicators.survey.batches': at(s.survey),
    'indicators.survey.commit': at(s.surveyBatch, {}),
    'indicators.survey.undo': at(s.surveyCommitted, { reason: '名单口径有误，需要重新整理。' }),
    'indicators.evidence.post': at(s.track, s.evidence),
  }
}
