/** programmes: calls, applications, recommendation and the package that travels to the issuer. */
import { conflict } from '../../domain/kernel/verdict.ts'
import * as application from '../../domain/programmes/application.endpoints.ts'
import * as circular from '../../domain/programmes/circular.endpoints.ts'
import * as minutes from '../../domain/programmes/minutes.endpoints.ts'
import * as responsible from '../../domain/programmes/responsible.endpoints.ts'
import * as reviewing from '../../domain/programmes/reviewResponsible.endpoints.ts'
import * as workgroup from '../../domain/programmes/workgroup.endpoints.ts'
import * as briefing from '../../domain/programmes/briefing.endpoints.ts'
import * as call from '../../domain/programmes/call.endpoints.ts'
import * as candidate from '../../domain/programmes/candidate.endpoints.ts'
import * as counts from '../../domain/programmes/counts.endpoints.ts'
import * as dispatch from '../../domain/programmes/dispatch.endpoints.ts'
import * as documents from '../../domain/programmes/documents.endpoints.ts'
import * as find from '../../domain/programmes/find.endpoints.ts'
import * as entry from '../../domain/programmes/entry.endpoints.ts'
import * as entryReview from '../../domain/programmes/entryReview.endpoints.ts'
import * as following from '../../domain/programmes/following.endpoints.ts'
import * as guidance from '../../domain/programmes/guidance.endpoints.ts'
import * as packages from '../../domain/programmes/package.endpoints.ts'
import * as objection from '../../domain/programmes/objection.endpoints.ts'
import * as publicity from '../../domain/programmes/publicity.endpoints.ts'
import * as score from '../../domain/programmes/score.endpoints.ts'
import * as selected from '../../domain/programmes/selected.endpoints.ts'
import * as selection from '../../domain/programmes/selection.endpoints.ts'
import * as recommendation from '../../domain/programmes/recommendation.endpoints.ts'
import * as waiting from '../../domain/programmes/waiting.endpoints.ts'
import * as winner from '../../domain/programmes/winner.endpoints.ts'
import * as managed from '../../domain/programmes/programme.endpoints.ts'
import * as seat from '../../domain/programmes/seat.endpoints.ts'
import * as standing from '../../domain/programmes/standing.endpoints.ts'
import * as eligibility from '../../domain/programmes/eligibility.endpoints.ts'
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import { registerThingNames } from '../console/index.ts'
import { registerProjects } from '../cases/index.ts'
import { registerRubrics } from '../evaluation/index.ts'
import type { Module } from '../kernel/module.ts'
import { makeDocumentJob } from './document.jobs.ts'
import { documentRoutes } from './document.routes.ts'
import { mailEnclosure } from './dispatchMail.actions.ts'
import { openMailedPart } from './dispatchMail.letter.ts'
import { registerEnclosure, registerKinds } from '../notices/index.ts'
import { programmeKinds } from './notice.kinds.ts'
import { entryInvariants } from './entry.invariants.ts'
import { entryRoutes } from './entry.routes.ts'
import { programmesHears } from './programmes.hears.ts'
import { packageConstraints, packageInvariants } from './package.invariants.ts'
import { buildPackageJob } from './package.jobs.ts'
import { countRoutes, dispatchRoutes, packageRoutes } from './package.routes.ts'
import { findRoutes } from './find.routes.ts'
import { finishedProjects } from './finished.queries.ts'
import { followingInvariants } from './following.invariants.ts'
import { keepFollowings } from './following.look.ts'
import { followingRoutes } from './following.routes.ts'
import { briefingRoutes, guidanceRoutes } from './guidance.routes.ts'
import { recommendationInvariants } from './recommendation.invariants.ts'
import { keepTime } from './recommendation.jobs.ts'
import {
  candidateRoutes,
  publicityRoutes,
  recommendationRoutes,
  winnerRoutes,
} from './recommendation.routes.ts'
import { applicationRoutes, callRoutes } from './application.routes.ts'
import { programmeTitles } from './managed.queries.ts'
import { programmeRubrics } from './rubric.queries.ts'
import { fileNamers } from './thingNames.queries.ts'
import { selectionInvariants } from './selection.invariants.ts'
import { scoreRoutes, selectedRoutes, selectionRoutes } from './selection.routes.ts'
import { managedRoutes, seatRoutes } from './managed.routes.ts'
import { workgroupInvariants } from './workgroup.invariants.ts'
import { circularRoutes, minutesRoutes, workgroupRoutes } from './workgroup.routes.ts'
import { programmesPublished } from './published.ts'

registerThingNames(
  ['programme', 'seat', 'quotaCondition', 'mail', 'workgroup', 'duty'].map((noun) => ({
    prefix: `programmes.${noun}.`,
    names: programmeTitles,
  })),
)

registerThingNames(fileNamers)
registerRubrics(programmeRubrics)
registerProjects(finishedProjects)

export { sendEntries } from './entryReview.actions.ts'
export { startApplication } from './application.actions.ts'
export { listApplications } from './application.queries.ts'
export { passCandidates } from './candidate.actions.ts'
export { listCandidates } from './candidate.queries.ts'
export { declineCandidate, returnCandidate } from './candidateReturn.actions.ts'
export { closeProgramme } from './managed.actions.ts'
export { listSeats } from './managed.queries.ts'
export { raiseObjection } from './objection.actions.ts'
export { recordDispatch, recordReceipt } from './dispatch.actions.ts'
export { readLedger } from './dispatch.queries.ts'
export { sendMails, setMailbox } from './dispatchMail.actions.ts'
export { acceptEntry, checkEntry, conditionEntry, refuseEntry } from './entry.actions.ts'
export { listEntries, readEntry } from './entry.queries.ts'
export {
  addVisit,
  beginFollowing,
  revokeFollowing,
  taskGoal,
  taskListId,
  type Selected,
} from './following.actions.ts'
export { keepFollowings } from './following.look.ts'
export { listFollowings, readFollowing } from './following.queries.ts'
export { judgeAcceptance, signPaper, writePaper } from './paper.actions.ts'
export { readPaper } from './paper.queries.ts'
export { askBuild, countCopies } from './package.actions.ts'
export { listPackages, readPackage } from './package.queries.ts'
export { listScans, verifyScan } from './scan.actions.ts'
export { beginPublicity, closePublicity } from './publicity.actions.ts'
export { planBriefing } from './briefing.actions.ts'
export { answerAdvice, giveAdvice } from './advice.actions.ts'
export { clarify, markCircular, sendCircular } from './circular.actions.ts'
export { approveMinutes, taskOfDecision, writeMinutes } from './minutes.actions.ts'
export { answerInvitation, inviteMember, makeDuty } from './workgroup.actions.ts'
export { readWorkgroup } from './workgroup.queries.ts'
export { makeTask, noteTask, stepTask } from './workgroupTask.actions.ts'
export { answerQuestion, askQuestion } from './question.actions.ts'
export { readList } from './recommendation.queries.ts'
export { rankCandidate } from './recommendation.actions.ts'
export { passList, sendToCheck } from './recommendationFlow.actions.ts'
export { signRecommendation } from './recommendationSign.actions.ts'
export { commitScores, previewScores } from './score.actions.ts'
export { keepRules, lookSelection, stepSelection } from './selection.actions.ts'
export { readSelection } from './selection.page.ts'
export { beginSelectionPublicity, publishSelection } from './selectionPublicity.actions.ts'
export { saveDraft } from './draft.actions.ts'
export {
  addProgramme,
  openProgramme,
  seatUnit,
  shippedForm,
  shippedProgrammes,
} from './programme.actions.ts'
export { programmeOf } from './programme.queries.ts'
export { submitApplication } from './submission.actions.ts'
export { commitWinners, previewWinners } from './winner.actions.ts'

registerEnclosure(mailEnclosure, openMailedPart)
registerKinds(programmeKinds)

export const programmes: Module = {
  name: 'programmes',
  sentence: 'Calls, applications, recommendation and the package that travels to the issuer.',
  endpoints: endpointsOf(
    call,
    guidance,
    briefing,
    eligibility,
    managed,
    seat,
    standing,
    application,
    documents,
    packages,
    dispatch,
    find,
    entry,
    entryReview,
    following,
    counts,
    candidate,
    recommendation,
    publicity,
    objection,
    winner,
    waiting,
    score,
    selection,
    selected,
    reviewing,
    workgroup,
    responsible,
    minutes,
    circular,
  ),
  publishes: programmesPublished,
  routes: (serve) => {
    callRoutes(serve)
    managedRoutes(serve)
    seatRoutes(serve)
    guidanceRoutes(serve)
    briefingRoutes(serve)
    applicationRoutes(serve)
    candidateRoutes(serve)
    recommendationRoutes(serve)
    publicityRoutes(serve)
    winnerRoutes(serve)
    documentRoutes(serve)
    packageRoutes(serve)
    dispatchRoutes(serve)
    entryRoutes(serve)
    followingRoutes(serve)
    countRoutes(serve)
    findRoutes(serve)
    scoreRoutes(serve)
    selectionRoutes(serve)
    selectedRoutes(serve)
    workgroupRoutes(serve)
    minutesRoutes(serve)
    circularRoutes(serve)
  },
  hears: programmesHears,
  jobs: { makeDocument: makeDocumentJob, buildPackage: buildPackageJob },
  constraints: {
    briefing_seat_is_taken_once: conflict('programmes.briefing_seat_taken_already'),
    application_one_a_slot: conflict('programmes.applicant_limit_reached', { max: 1 }),
    candidate_rank_is_taken: conflict('programmes.rank_taken'),
    project_travels_once: conflict('programmes.project_travels_once'),
    publicity_runs_already: conflict('programmes.publicity_runs_already'),
    publicity_of_selection_runs_already: conflict('programmes.publicity_runs_already'),
    selection_is_one_a_programme: conflict('programmes.selection_moved_on', { version: 1 }),
    selection_is_confirmed_by_another: conflict('programmes.selection_second_person'),
    exception_is_open_once: conflict('programmes.exception_asked_already'),
    exception_is_confirmed_by_another: conflict('programmes.exception_needs_another'),
    workgroup_member_is_one_a_programme: conflict('programmes.workgroup_invited_already'),
    workgroup_decision_becomes_one_task: conflict('programmes.minutes_task_made_already'),
    workgroup_minutes_are_approved_by_another: conflict('programmes.minutes_second_person'),
    question_is_passed_on_once: conflict('programmes.question_passed_on_already'),
    paper_once_a_period: conflict('programmes.paper_open_already'),
    paper_once_open: conflict('programmes.paper_open_already'),
    winner_is_listed_once: conflict('programmes.winner_listed_already'),
    ...packageConstraints,
  },
  schedules: [
    { name: 'keepTime', cron: '*/5 * * * *', run: keepTime },
    { name: 'keepFollowings', cron: '15 17 * * *', run: keepFollowings },
  ],
  invariants: [
    ...recommendationInvariants,
    {
      name: 'a briefing session seats no more than its capacity',
      sql: `select b.id from programmes.briefing b where b.capacity < (
              select count(*) from programmes.briefing_seat s where s.briefing_id = b.id)`,
    },
    {
      name: 'a submitted application has a sealed submission at the number it says',
      sql: `select a.id from programmes.application a
            where a.state in ('submitted', 'recommended', 'delivered') and not exists (
              select from programmes.submission s
              where s.application_id = a.id and s.seq = a.submission_seq)`,
    },
    {
      name: 'a file that was handed in is with exactly one unit, or was declined by it',
      sql: `select a.id from programmes.application a
            where a.state = 'submitted' and 1 <> (
              select count(*) from programmes.candidate c
              where c.application_id = a.id and c.state in ('arrived', 'checked'))`,
    },
    ...packageInvariants,
    ...entryInvariants,
    ...selectionInvariants,
    ...followingInvariants,
    ...workgroupInvariants,
  ],
}
