/** evaluation: experts, rounds of review, who reads what, and what comes of it. */
import * as arrangement from '../../domain/evaluation/arrangement.endpoints.ts'
import * as bundle from '../../domain/evaluation/bundle.endpoints.ts'
import * as declared from '../../domain/evaluation/declared.endpoints.ts'
import * as draw from '../../domain/evaluation/draw.endpoints.ts'
import * as expert from '../../domain/evaluation/expert.endpoints.ts'
import * as expertBatch from '../../domain/evaluation/expertBatch.endpoints.ts'
import * as fees from '../../domain/evaluation/fees.endpoints.ts'
import * as panel from '../../domain/evaluation/panel.endpoints.ts'
import * as tableRecord from '../../domain/evaluation/record.endpoints.ts'
import * as parties from '../../domain/evaluation/parties.endpoints.ts'
import * as publicDraw from '../../domain/evaluation/publicDraw.endpoints.ts'
import * as review from '../../domain/evaluation/review.endpoints.ts'
import * as round from '../../domain/evaluation/round.endpoints.ts'
import * as roundItem from '../../domain/evaluation/roundItem.endpoints.ts'
import * as session from '../../domain/evaluation/session.endpoints.ts'
import * as waiting from '../../domain/evaluation/waiting.endpoints.ts'
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { registerAudience } from '../files/index.ts'
import type { Module } from '../kernel/module.ts'
import { registerKinds } from '../notices/index.ts'
import { solveArrangement } from './arrangement.jobs.ts'
import { arrangementRoutes } from './arrangement.routes.ts'
import { drawLotsJob } from './draw.jobs.ts'
import { evaluationSchedules } from './evaluation.jobs.ts'
import { bundleRoutes } from './bundle.routes.ts'
import { drawRoutes } from './draw.routes.ts'
import {
  cancelled,
  discussed,
  drawCommitted,
  evaluationKinds,
  reminded,
  replaced,
  said,
  settled,
  started,
  invited,
  vacated,
} from './evaluation.hears.ts'
import { linkInvited } from './expert.actions.ts'
import { expertBatchRoutes, expertRoutes } from './expert.routes.ts'
import { itemAudience } from './item.audience.ts'
import { itemThing } from './item.queries.ts'
import { feeRoutes, panelRoutes } from './panel.routes.ts'
import { recordRoutes } from './record.routes.ts'
import { reviewRoutes, roundItemRoutes, roundRoutes } from './round.routes.ts'
import { called, calledOff, changeAsked, sessionKinds } from './session.hears.ts'
import { sessionRoutes } from './session.routes.ts'
import { evaluationPublished } from './published.ts'

export { arrange, confirmArrangement } from './arrangement.actions.ts'
export { readArrangement } from './arrangement.queries.ts'
export { commitDraw } from './draw.actions.ts'
export { commitExpert, nominateExpert } from './expert.actions.ts'
export { previewExperts } from './expertBatch.actions.ts'
export { freezeRound, proposeFreeze } from './freeze.actions.ts'
export { listItems } from './item.queries.ts'
export { setFees } from './fees.ts'
export { makePanel, putPanel } from './panel.actions.ts'
export { listPanels } from './panel.queries.ts'
export { saveRecord, signRecord } from './record.actions.ts'
export { callSessions, makeSession, runSchedule } from './session.actions.ts'
export { listOwnSessions } from './sitting.queries.ts'
export { acceptReview, declineReview, handInReview, saveReview } from './review.actions.ts'
export { listReviews } from './review.queries.ts'
export { addItems, assignExpert, makeRound, stepRound, type SentItem } from './round.actions.ts'
export { listRounds } from './round.queries.ts'
export {
  mayPrintReview,
  mayPrintRound,
  printedReview,
  printedRound,
  printedRoundKey,
  type PrintedReview,
  type PrintedRound,
} from './print.queries.ts'
export {
  mayPrintRecord,
  printedRecord,
  printedRecords,
  type PrintedRecord,
} from './printRecord.queries.ts'
export { releasedResults, type ReleasedItem } from './released.queries.ts'
export { formerRounds, ownStages } from './send.queries.ts'
export { roundSubjects, subjectAtTable, subjectOfReview } from './subjects.queries.ts'
export { registerRubrics, type RubricAtHand } from './rubric.queries.ts'

registerAudience(itemThing, itemAudience)
registerKinds([...evaluationKinds, ...sessionKinds])

export const evaluation: Module = {
  name: 'evaluation',
  sentence: 'Experts, rounds of review, who reads what, and what comes of it.',
  endpoints: endpointsOf(
    expert,
    expertBatch,
    round,
    roundItem,
    parties,
    panel,
    session,
    tableRecord,
    fees,
    review,
    bundle,
    arrangement,
    draw,
    publicDraw,
    declared,
    waiting,
  ),
  publishes: evaluationPublished,
  routes: (serve) => {
    expertRoutes(serve)
    expertBatchRoutes(serve)
    roundRoutes(serve)
    roundItemRoutes(serve)
    panelRoutes(serve)
    sessionRoutes(serve)
    recordRoutes(serve)
    feeRoutes(serve)
    reviewRoutes(serve)
    bundleRoutes(serve)
    arrangementRoutes(serve)
    drawRoutes(serve)
  },
  jobs: { solveArrangement, runDraw: drawLotsJob },
  schedules: evaluationSchedules,
  hears: {
    'people.invitation.accepted': linkInvited,
    'evaluation.round.invited': invited,
    'evaluation.round.started': started,
    'evaluation.round.reminded': reminded,
    'evaluation.round.cancelled': cancelled,
    'evaluation.draw.committed': drawCommitted,
    'evaluation.review.handedIn': settled,
    'evaluation.assignment.replaced': replaced,
    'evaluation.discussion.opened': discussed,
    'evaluation.discussion.said': said,
    'evaluation.assignment.vacated': vacated,
    'evaluation.session.called': called,
    'evaluation.session.cancelled': calledOff,
    'evaluation.hearing.changeAsked': changeAsked,
  },
  constraints: {
    expert_is_listed_once: conflict('evaluation.expert_listed_already'),
    conflict_is_declared_once: conflict('evaluation.conflict_declared_already'),
    assignment_is_made_once: conflict('evaluation.assigned_already'),
    item_is_numbered_once: conflict('evaluation.changed_meanwhile'),
    round_has_one_draw: conflict('evaluation.draw_open'),
    panel_is_named_once: conflict('evaluation.panel_named_already'),
    panel_is_numbered_once: conflict('evaluation.changed_meanwhile'),
    expert_is_one_person: conflict('evaluation.expert_listed_already'),
  },
  invariants: [
    {
      name: 'a list of experts keeps where to pay them only until it is taken',
      sql: `select b.id from evaluation.expert_batch b
            join evaluation.expert_batch_fee f on f.batch_id = b.id where b.state <> 'previewed'`,
    },
    {
      name: 'a review that is handed in is sealed with the digest that its assignment says',
      sql: `select a.id from evaluation.assignment a
            left join evaluation.review r on r.assignment_id = a.id
            where a.state = 'submitted'
              and a.review_digest is distinct from encode(sha256(r.submitted), 'hex')`,
    },
    {
      name: 'a frozen round holds the reviews of its proposal and no open one',
      sql: `select a.id from evaluation.round d join evaluation.assignment a on a.round_id = d.id
            where d.state in ('frozen', 'released')
              and a.state in ('proposed', 'invited', 'accepted', 'scoring')`,
    },
    {
      name: 'nobody sees the title of an item without having declared to be free of conflict',
      sql: `select id from evaluation.assignment
            where state in ('accepted', 'scoring', 'submitted') and cleared_at is null`,
    },
    {
      name: 'a draw tells its secret when the lots have fallen, and never before',
      sql: `select id from evaluation.draw where (state = 'drawn') <> (secret is not null)`,
    },
    {
      name: 'lots are drawn before a witness who neither fixed the list nor drew',
      sql: `select d.id from evaluation.draw d
            where d.state in ('drawing', 'drawn') and not exists (
              select from evaluation.draw_witness w where w.draw_id = d.id
                and w.person_id is distinct from d.committed_by
                and w.person_id is distinct from d.drawn_by)`,
    },
    {
      name: 'no panel of a round that was assigned reads an item in conflict with a member who was asked',
      sql: `select a.id from evaluation.panel_recusal c
            join evaluation.assignment a on a.item_id = c.item_id and a.expert_id = c.expert_id
            where a.state <> 'replaced'`,
    },
    {
      name: 'a record that is signed is sealed with the digest that its time says',
      sql: `select s.id from evaluation.slot s
            left join evaluation.panel_record r on r.slot_id = s.id
            where s.record_digest is distinct from encode(sha256(r.signed), 'hex')`,
    },
    {
      name: 'a frozen round whose panels must sit holds a record of every item',
      sql: `select i.id from evaluation.round d join evaluation.item i on i.round_id = d.id
            where d.state in ('frozen', 'released') and d.method = 'panel'
              and d.rules -> 'panel' ->> 'sits' = 'true'
              and not exists (select from evaluation.slot s
                where s.item_id = i.id and s.record_digest is not null)`,
    },
    {
      name: 'the time of an item lies within its session, and its panel sits there',
      sql: `select s.id from evaluation.slot s
            join evaluation.session x on x.id = s.session_id
            join evaluation.item i on i.id = s.item_id
            join evaluation.round d on d.id = i.round_id
            where s.starts_at < x.starts_at or s.ends_at > x.ends_at or s.kind <> x.kind
              or (x.state = 'cancelled' and d.state <> 'cancelled') or i.panel_id is distinct from x.panel_id`,
    },
    {
      name: 'an expert who has joined is a person in the register once',
      sql: `select org_id, person_id from evaluation.expert
            where person_id is not null and state <> 'retired'
            group by 1, 2 having count(*) > 1`,
    },
  ],
}
