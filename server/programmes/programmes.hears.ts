/** What this module does about events: one handler an event each, put together here. */
import type { KeptEvent, Module } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { countEvent, countHears } from './counts.jobs.ts'
import { mailSettled, mailTried } from './dispatchMail.actions.ts'
import { winnersChanged } from './entry.winners.ts'
import { scoresCame } from './score.actions.ts'
import { holdSubmittedFiles } from './document.jobs.ts'
import { entryTold } from './notice.entry.ts'
import { selectionTold } from './notice.selection.ts'
import { selectionPublished } from './following.begin.ts'
import { followingTold } from './notice.following.ts'
import { workgroupTold } from './notice.workgroup.ts'
import * as applicant from './notice.applicant.ts'
import * as pack from './notice.package.ts'
import * as talk from './notice.talk.ts'
import * as unit from './notice.unit.ts'

type Hears = NonNullable<Module['hears']>

/** News for those who write applications. */
const applicantHears: Hears = {
  'programmes.application.submitted': applicant.submitted,
  'programmes.application.withdrawn': applicant.withdrawn,
  'programmes.application.delivered': applicant.delivered,
  'programmes.candidate.returned': applicant.returned,
  'programmes.candidate.declined': applicant.declined,
  'programmes.candidate.recalled': applicant.recalled,
  'programmes.return.lapsed': applicant.returnLapsed,
  'programmes.recommendation.signed': applicant.recommended,
  'programmes.publicity.begun': applicant.publicityBegun,
  'programmes.comment.made': talk.commented,
  'programmes.guest.invited': talk.guestInvited,
  'programmes.question.asked': talk.questionAsked,
  'programmes.question.answered': talk.questionAnswered,
  'programmes.briefing.planned': talk.briefing('briefing_planned'),
  'programmes.briefing.cancelled': talk.briefing('briefing_cancelled'),
  'programmes.deadline.near': talk.deadlineNear,
  'programmes.deadline.passed': talk.deadlinePassed,
}

/** News for units and offices. */
const officialHears: Hears = {
  'programmes.candidate.arrived': unit.arrived,
  'programmes.application.withdrawn': unit.takenFromUnit,
  'programmes.recommendation.checkAsked': unit.listMoved('list_to_check'),
  'programmes.recommendation.signatureAsked': unit.listMoved('list_to_sign'),
  'programmes.recommendation.sentBack': unit.listMoved('list_back'),
  'programmes.recommendation.signed': unit.listMoved('list_signed'),
  'programmes.recommendation.signatureWithdrawn': unit.listMoved('list_unsigned'),
  'programmes.exception.asked': unit.exceptionAsked,
  'programmes.exception.decided': unit.exceptionDecided,
  'programmes.copy.sent': unit.copied,
  'programmes.publicity.awaiting': unit.publicityOver,
  'programmes.publicity.ended': unit.publicityOver,
  'programmes.objection.raised': unit.objectionRaised,
  'programmes.objection.answered': unit.objectionDecided,
  'programmes.package.built': pack.packageBuilt,
  'programmes.package.failed': pack.packageFailed,
  'programmes.package.replaced': pack.packageReplaced,
  'programmes.package.delivered': pack.packageDelivered,
  'programmes.package.givenBack': pack.packageGivenBack,
  'programmes.mail.failed': pack.mailFailed,
  'programmes.dispatch.recorded': pack.dispatched,
  'programmes.dispatch.received': pack.received,
}

const workHears: Hears = {
  'programmes.application.submitted': async (work, event) => {
    await holdSubmittedFiles(work, event)
    await countEvent(work, event)
  },
  'programmes.winner.imported': winnersChanged,
  'programmes.winner.undone': winnersChanged,
  'programmes.selection.published': selectionPublished,
  'evaluation.round.released': scoresCame,
  'notices.parcel.tried': mailTried,
  'notices.parcel.settled': mailSettled,
}

/** All that hear an event, in this order, in one transaction; heard again, each does nothing twice. */
function together(...parts: readonly Hears[]): Hears {
  const names = new Set(parts.flatMap((part) => Object.keys(part)))
  return Object.fromEntries(
    [...names].map((name) => {
      const handlers = parts.flatMap((part) => part[name] ?? [])
      const hear = async (work: Writing, event: KeptEvent): Promise<void> => {
        for (const handle of handlers) await handle(work, event)
      }
      return [name, hear]
    }),
  )
}

export const programmesHears = together(
  countHears,
  workHears,
  applicantHears,
  officialHears,
  entryTold,
  selectionTold,
  followingTold,
  workgroupTold,
)
