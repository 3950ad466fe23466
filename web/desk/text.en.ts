/** Words of the desk, in English. */
import type { SameKeys } from '../../domain/kernel/text.ts'
import type { deskZh } from './text.zh.ts'

export const deskEn: SameKeys<typeof deskZh> = {
  title: 'Desk',
  words: 'desk to do home waiting',
  waiting: 'Waiting for me',
  count_one: '{{count}} item',
  count_other: '{{count}} items',
  undated: 'no date set',
  nothing: 'Nothing waits for you',
  nothingText:
    'Files that arrive or come back, lists to check and sign, and deadlines that draw near will stand here, the most urgent first.',
  toCalls: 'See open calls',
  partFault: 'Part of what waits could not be read; the rest is below.',
  noOrganisation: 'You act for no organisation yet',
  noOrganisationText: 'Choose or register one, and what waits for you will stand here.',
  toPlaces: 'Choose an organisation',
  programmes: {
    draft: 'Go on writing the application',
    returned: 'Mend the application that came back',
    toCheck: 'Check applications: {{count}}',
    toSend: 'Rank and send on to be checked: {{count}}',
    toPass: 'Check recommendations: {{count}}',
    toSign: 'Sign recommendations: {{count}}',
    toConfirm: 'Decide on exceptions: {{count}}',
    toBuild: 'Build the package',
    toDispatch: 'Send the package and record it',
    toAnswerObjection: 'Answer objections: {{count}}',
    toAnswerQuestion: 'Answer questions: {{count}}',
    toAnswerSelectionObjection: 'Answer objections to the selection: {{count}}',
    toConfirmSelection: 'Confirm the list of those selected, as the second person',
    toPublishSelection: 'Publicity is over: the list can be published',
    toReceive: 'Note consignments as received: {{count}}',
    toOpen: 'Publish the draft programme',
  },
  evaluation: {
    itemsShort: 'Assign experts, items that lack some: {{count}}',
    toInvite: 'Send invitations to review, items: {{count}}',
    answersOpen: 'Chase unanswered invitations: {{count}}',
    toStart: 'Start reviewing, items: {{count}}',
    reviewsOpen: 'Follow reviews not handed in: {{count}}',
    toFreeze: 'Propose to freeze, items with all reviews in: {{count}}',
    toConfirmFreeze: 'Confirm the freeze as the second person, items: {{count}}',
    toRelease: 'Read and release results, items: {{count}}',
    toAnswer: 'Answer invitations to review: {{count}}',
    toReview: 'Review: {{count}}',
  },
  following: {
    waiting: 'Handle papers of {{count}} selected projects',
    overdue: 'Hand in overdue reports of {{count}} selected projects',
  },
  cases: {
    toReview: 'Review {{count}} cases',
    toMend: 'Mend {{count}} returned cases',
    toVerify: 'Verify {{count}} adoptions of cases',
  },
  console: {
    approvals: 'Decide approvals: {{count}}',
    jobs: 'See to failed jobs: {{count}}',
  },
  notices: { unread: 'Read new notices: {{count}}' },
}
