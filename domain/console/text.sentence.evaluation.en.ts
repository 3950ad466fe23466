/** What the history says of evaluation, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { evaluationSentencesZh } from './text.sentence.evaluation.zh.ts'

export const evaluationSentencesEn: SameKeys<typeof evaluationSentencesZh> = {
  expert: {
    nominate: '{{who}} nominated an expert.',
    approve: '{{who}} approved an expert.',
    change: '{{who}} changed the data of an expert.',
    suspend: '{{who}} suspended an expert.',
    reinstate: '{{who}} reinstated an expert.',
    retire: '{{who}} took an expert from the register.',
    link: 'The account of an expert was linked.',
    invite: '{{who}} invited an expert to an account.',
    mend: '{{who}} changed their own data as an expert.',
    commit: '{{who}} accepted the commitment to confidentiality.',
  },
  bundle: {
    make: '{{who}} made a bundle to review offline ({{items}} items).',
    makeFor:
      '{{who}} made a bundle to review offline for an expert without a network ({{items}} items).',
    take: '{{who}} took over the results of an offline review ({{items}} items, check code {{checkCode}}).',
  },
  expertBatch: {
    preview: '{{who}} uploaded a list of experts to look through ({{rows}} lines).',
    commit: '{{who}} imported a list of experts ({{taken}} lines).',
    admit: '{{who}} approved imported experts ({{admitted}}).',
    undo: '{{who}} undid an import of experts ({{undone}} lines).',
  },
  round: {
    make: '{{who}} made a round of reviews.',
    reassign: '{{who}} took a round back to its assignments.',
    assign: '{{who}} settled the assignments of a round.',
    invite: '{{who}} invited the experts of a round.',
    start: '{{who}} began the scoring of a round.',
    proposeFreeze: '{{who}} proposed to freeze a round.',
    look: '{{who}} looked at count and changes of the reviews of a round before its freeze.',
    remind: '{{who}} reminded the experts of a round.',
    cancel: '{{who}} cancelled a round of review that was not frozen.',
    freeze: '{{who}} confirmed the freeze of a round.',
    release: '{{who}} released the results of a round.',
  },
  item: {
    add: '{{who}} added items to be reviewed.',
    remove: '{{who}} removed an item.',
    parties:
      '{{who}} entered co-applicants ({{coApplicants}}) and competitors ({{competitors}}) of an item.',
  },
  assignment: {
    make: '{{who}} assigned an item to an expert.',
    replace: '{{who}} replaced an expert.',
    accept: '{{who}} declared no conflict and accepted a review.',
    decline: '{{who}} did not accept a review.',
    abstain: '{{who}} abstained from a review.',
    open: '{{who}} began a review.',
    handIn: '{{who}} handed in a review.',
    reopen: '{{who}} reopened a review.',
  },
  panel: {
    make: '{{who}} made a panel.',
    put: '{{who}} set a panel: {{members}} experts, {{items}} items, {{assignments}} new assignments.',
    remove: '{{who}} removed an empty panel.',
  },
  session: {
    make: '{{who}} planned a session of a panel.',
    cancel: '{{who}} called a session of a panel off; items concerned: {{slots}}.',
    schedule:
      '{{who}} made the schedule: {{placed}} items have a time, {{moved}} moved, {{unplaced}} have none.',
    call: '{{who}} told panels and applicants the schedule; items: {{slots}}.',
  },
  hearing: {
    confirm: '{{who}} agreed to the time of a defence or visit.',
    ask: '{{who}} asked for another time of a defence or visit.',
  },
  record: {
    open: '{{who}} began the record of a panel’s sitting.',
    sign: '{{who}} signed the record of a panel’s sitting.',
  },
  fee: {
    set: '{{who}} set the rates of fees of a round.',
    settle: '{{who}} settled the list of fees of a round: {{lines}} experts.',
    pay: '{{who}} noted fees as paid on {{day}}: {{lines}} experts.',
  },
  arrangement: {
    ask: '{{who}} asked for a plan of assignment.',
    confirm: '{{who}} confirmed a plan of assignment: {{pairs}} assignments.',
    repair: '{{who}} carried out a repair of {{steps}} changes and asked for another plan.',
    takeBack: '{{who}} took a repair back, withdrew {{withdrawn}} assignments and asked as before.',
  },
  draw: {
    commit: '{{who}} fixed a list to draw from, with digests of list and secret.',
    witness: '{{who}} witnessed a draw.',
    run: '{{who}} had the lots drawn.',
    draw: 'The lots fell: {{pairs}} assignments.',
    fill: 'A place that fell free went to the next reserve of the draw; {{passed}} were passed over.',
    fail: 'A draw came to nothing.',
    abandon: '{{who}} gave a fixed list up before the draw.',
  },
  conflict: {
    declare: '{{who}} declared a conflict with an organisation.',
    withdraw: '{{who}} withdrew a declared conflict.',
  },
  discussion: {
    open: 'Reviews of an item are far apart; the house opened a discussion.',
    say: '{{who}} wrote in the discussion of an item.',
  },
}
