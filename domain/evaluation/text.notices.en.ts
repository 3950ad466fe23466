/** What experts and offices are told about reviews, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { evaluationNoticesZh } from './text.notices.zh.ts'

export const evaluationNoticesEn: SameKeys<typeof evaluationNoticesZh> = {
  invited: {
    label: 'Invitation to review',
    subject: 'You are asked to review ({{count}}): {{round}}',
    body: '{{office}} asks you to take part in “{{round}}”; {{count}} await your answer.\nFirst say whether you have an interest in the organisations named, then accept or decline. Reviews are due by {{scoreBy}}.',
  },
  started: {
    label: 'Reviewing begins',
    subject: 'You can begin to review ({{count}}): {{round}}',
    body: 'Reviewing has begun in “{{round}}”; {{count}} are yours. Open one to score it beside what is read; every word is kept. Reviews are due by {{scoreBy}}.',
  },
  due: {
    label: 'Reviews due',
    subject: 'Working days left for your reviews: {{days}} ({{round}})',
    body: 'Some of your reviews in “{{round}}” are not handed in yet. They are due by {{scoreBy}}.',
  },
  cancelled: {
    label: 'Round cancelled',
    subject: 'Cancelled, nothing to review any more: {{round}}',
    body: '{{office}} has cancelled “{{round}}”; your items in it ({{count}}) need no review any more. What you wrote stays sealed, is not released and does not count. Reason: {{reason}}',
  },
  roundCancelled: {
    label: 'Round cancelled (supervision)',
    subject: 'Round of review cancelled: {{round}}',
    body: '{{office}} has cancelled “{{round}}”, which was not frozen; its items may be sent anew. Reason: {{reason}}',
  },
  discussed: {
    label: 'Discussion of reviews',
    subject: 'Please look at a different view: {{round}}',
    body: 'The reviews of one item in “{{round}}” lie far apart, so its experts are asked to discuss it. You see the others’ marks without their names and may amend your review once.',
  },
  said: {
    label: 'Word in a discussion',
    subject: 'Somebody wrote in a discussion: {{round}}',
    body: 'In “{{round}}” an expert of an item that you discuss has written. Experts write under numbers; until the freeze the office sees nothing of it.',
  },
  drawWaits: {
    label: 'A draw waits for a witness',
    subject: 'A draw waits for a witness: {{round}}',
    body: '{{office}} has fixed the list for the draw of “{{round}}” and published the digests of list and secret (/draws/{{drawId}}). Open the draw and witness it with words of your own; no lot falls before.',
  },
  refilled: {
    label: 'Reserves asked',
    subject: 'Reserves fill the places that fell free ({{count}}): {{round}}',
    body: 'Experts of “{{round}}” declined, stood back or abstained. The places ({{count}}) went to the next reserves of the draw, who are invited.',
  },
  vacated: {
    label: 'Reviewer missing',
    subject: 'An expert declined or abstained: {{round}}',
    body: 'An expert declined or abstained in “{{round}}”; please assign another.',
  },
}
