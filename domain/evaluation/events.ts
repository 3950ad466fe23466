/**
 * What an office's programs are told of its rounds. Of reviews only that one came: not whose, nor of which item,
 * since that is nobody's to know before the freeze.
 */
import { ids, published } from '../kernel/publishedEvent.ts'

const round = ids('roundId')
const expert = ids('expertId')

export const evaluationEvents = [
  published('evaluation.round.invited', '专家受邀', 'Experts were invited', round),
  published('evaluation.round.reminded', '提醒专家', 'Experts were reminded', round),
  published('evaluation.round.started', '评审开始', 'A round started', round),
  published('evaluation.round.cancelled', '评审批次撤销', 'A round was cancelled', round),
  published('evaluation.round.frozen', '评分锁定', 'The marks of a round were frozen', round),
  published('evaluation.round.released', '评审结果发布', 'A round was released', round),
  published('evaluation.review.handedIn', '一份评审提交', 'A review was handed in', round),
  published('evaluation.assignment.vacated', '评审出缺', 'An assignment became vacant', round),
  published('evaluation.assignment.replaced', '更换专家', 'An expert was replaced', round),
  published('evaluation.draw.committed', '抽签待监督', 'A draw waits for its witness', {
    ...round,
    ...ids('drawId'),
  }),
  published('evaluation.session.called', '会议通知发出', 'Sessions were called', round),
  published(
    'evaluation.session.cancelled',
    '会议取消',
    'A session was cancelled',
    ids('sessionId'),
  ),
  published(
    'evaluation.hearing.changeAsked',
    '申报单位请求调整时间',
    'Another time was asked for',
    ids('roundId', 'slotId'),
  ),
  published('evaluation.expert.changed', '专家信息变更', 'An expert’s profile changed', expert),
  published('evaluation.expert.imported', '专家名单导入', 'A list of experts was imported', {
    ...ids('batchId'),
  }),
  published('evaluation.expert.batchAdmitted', '导入的专家入库', 'Imported experts were admitted', {
    ...ids('batchId'),
  }),
  published('evaluation.expert.importUndone', '专家导入撤销', 'An import was undone', {
    ...ids('batchId'),
  }),
] as const
