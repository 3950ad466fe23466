/** What programs are told of tracked indicators. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'

const track = ids('trackId')
const sample = ids('trackId', 'sampleId')

export const indicatorEvents = [
  published('indicators.track.made', '指标跟踪建立', 'A track of indicators was made', track),
  published('indicators.track.closed', '指标跟踪结束', 'A track of indicators was closed', track),
  published('indicators.value.reported', '指标数值填报', 'Values were reported', {
    ...track,
    period: Type.String(),
  }),
  published('indicators.value.verified', '指标数值核实', 'A value was verified', {
    ...track,
    indicator: Type.String(),
    period: Type.String(),
  }),
  published('indicators.evidence.posted', '平台自动报数', 'A source posted a value', {
    ...track,
    period: Type.String(),
  }),
  published('indicators.sample.drawn', '抽查已抽行', 'Rows of a posted value were drawn', {
    ...sample,
    dueDay: Type.String(),
  }),
  published('indicators.sample.answered', '抽查已答复', 'The rows drawn were given', sample),
  published('indicators.sample.settled', '抽查已判定', 'A sample was judged', {
    ...sample,
    outcome: Type.String(),
  }),
  published('indicators.source.added', '报数来源登记', 'A source was added', {
    ...track,
    keyId: Type.String(),
  }),
  published('indicators.source.revoked', '报数来源停用', 'A source was revoked', track),
] as const
