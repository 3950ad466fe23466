/** What server and web both say about evaluation, in English. */
import type { SameKeys } from '../kernel/text.ts'
import { evaluationArrangeEn } from './text.arrange.en.ts'
import { evaluationBundleEn } from './text.bundle.en.ts'
import { evaluationPanelEn } from './text.panel.en.ts'
import { evaluationRubricEn } from './text.rubric.en.ts'
import { evaluationStageEn } from './text.stage.en.ts'
import type { evaluationZh } from './text.zh.ts'

export const evaluationEn: SameKeys<typeof evaluationZh> = {
  reason: {
    ...evaluationRubricEn.reason,
    ...evaluationArrangeEn.reason,
    ...evaluationBundleEn.reason,
    ...evaluationPanelEn.reason,
    ...evaluationStageEn.reason,
    export_malformed: 'This is not as an export has it. Use the export as it was made.',
    place_outside:
      'Place {{place}} does not exist (there are {{count}}, from 0). Use the export as it was made.',
    points_incomplete:
      '{{given}} points are given where {{count}} are needed. Use the export as it was made.',
    role_cannot:
      'Your role may not do this: it lacks the permission “{{permit}}”. Ask an administrator of your organisation.',
    second_person_needed:
      'Another person must do this: whoever proposed it cannot confirm it. Ask a colleague to sign in.',
    reason_too_short: 'Write the reason in at least {{min}} characters.',
    expert_listed_already:
      'The register has this address or this person already. Open that entry and change it.',
    expert_head_missing:
      'No head was found. One of the first 20 lines must name 姓名 and 邮箱 (name and email).',
    expert_row_twice: 'The same address as in line {{line}}. Keep one of them.',
    expert_row_namesake:
      'The name and employer of line {{line}} with another address. Keep one; nominate one by one where they are two persons.',
    expert_row_in_use:
      'Not undone: a review, a plan or a panel uses this expert. Retire the expert in the register where that is meant.',
    expert_row_replaced:
      'Not undone: a later list changed this expert again. Once that one is undone, the expert is as this row says; for anything else change the expert in the register.',
    expert_row_changed:
      'Not undone: this expert was edited, invited or otherwise changed after the import. Change the expert in the register where that is meant.',
    expert_row_known:
      'The register has this address with other data. To change them, choose “Update experts of the register” and preview again.',
    expert_row_namesake_known:
      'The register has this name at this employer ({{email}}). Use that address; nominate one by one where they are two persons.',
    fee_id_unclear:
      'This is no identity number: a resident’s has 18 signs, other papers have 5 to 30 letters and digits. In Excel, format the column as text before you fill it.',
    fee_account_wrong:
      'An account number has 8 to 30 digits: check it. In Excel, format the column as text before you fill it, or its last digits turn to 0.',
    fee_incomplete:
      'Payee, bank and account belong together: complete them, or empty the payment cells of this line.',
    fee_is_own:
      'The expert filled in the payment details; a list does not replace them. Empty the payment cells of this line; the expert changes them on the own page.',
    batch_none_waiting: 'No complete expert of this batch waits to be admitted.',
    cell_email_wrong: 'This is no e-mail address: correct it.',
    cell_field_unknown: 'There is no field “{{field}}”. Use a name of the instructions.',
    cell_field_twice: '“{{field}}” occurs twice: remove one.',
    cell_region_unknown: 'No province is recognised. Write its name or a code of six digits.',
    cell_seniority_unknown: 'Write “senior” or “other”.',
    cell_period_unclear:
      '“{{period}}” is not understood. Write “2019-07-01 to 2019-08-31”, several with semicolons between.',
    cell_past_unclear:
      '“{{past}}” is not understood. Write “Name (credit code) until 2018-06-30”, several with semicolons between.',
    cell_past_code_wrong: 'The code {{code}} is wrong: correct or remove it.',
    cell_too_many: 'At most {{max}}: shorten the list.',
    expert_linked_already: 'This expert has an account already; no invitation is needed.',
    changed_meanwhile: 'Somebody changed this after you opened it. Reload, then change it.',
    conflict_found: 'This expert has an interest in the item and cannot review it: choose another.',
    expert_without_account:
      'This expert has no account yet and could not answer: invite the expert to one first.',
    experts_without_account:
      'Assignments of experts without an account: {{count}}. Invite them to one, or replace them.',
    place_open_already:
      'This expert has declined or abstained: the place is open already. Assign somebody else.',
    assigned_already: 'This expert reads this item already.',
    reopening_not_open:
      'This round does not let reviews be opened again. If yours holds an error, tell the office.',
    amended_already: 'A discussion lets you amend once, and you have.',
    no_discussion: 'No discussion of this item is open, or you have no part in it.',
    results_after_freeze:
      'Results are shown after the freeze: complete the reviews and freeze first.',
    results_not_computed:
      'The ranking could not be computed in time. Try again; if it fails again, ask whoever runs this server.',
    review_incomplete: 'Places that are missing or wrong still: {{count}}.',
    declare_clear_first: 'Tick the declaration first; with a conflict, stand aside.',
    commitment_missing_own: 'Accept the confidentiality commitment first.',
    commitment_unread: 'Read it and tick the box first.',
    commitment_outdated: 'There is a new text of the commitment. Reload, read and accept it.',
    expert_without_field: 'No field is named: name at least one.',
    expert_field_twice: 'The field “{{code}}” occurs twice: remove one.',
    expert_without_employer: 'Without the code of the employer conflicts cannot be found: add it.',
    expert_load_reversed: 'The least number {{min}} is above the most {{max}}: correct it.',
    expert_period_reversed:
      'This period of availability ends before it begins ({{from}} to {{to}}): correct it.',
    expert_cannot_step: 'This cannot be done with the expert as things stand. Reload the page.',
    expert_incomplete: 'Things that the profile lacks: {{count}}. Complete it before approving.',
    expert_not_approved: 'The expert is not approved, or suspended: choose another one.',
    commitment_missing:
      'The expert has not signed the current commitment to confidentiality: ask for it first.',
    expert_away:
      'The expert is not available from {{from}} to {{to}}: choose another one or other days.',
    expert_load_full:
      'The expert reads as many items as agreed already ({{max}}): choose another one.',
    not_your_assignment: 'This review was assigned to another expert.',
    assignment_cannot_step: 'This cannot be done with the review as things stand. Reload the page.',
    round_not_at_this: 'The round is not at this stage. Reload the page.',
    declare_first:
      'First declare for the organisations listed whether you have a conflict, and accept; then you see the project.',
    round_cannot_step: 'This cannot be done with the round as things stand. Reload the page.',
    draw_without_witness: 'No witness has signed the draw yet: have it witnessed first.',
    round_empty: 'The round holds no items yet: add some first.',
    items_short: 'Items with too few reviewers: {{count}}. Add some before fixing the assignment.',
    conflicts_open: 'Conflicts of interest in the assignment: {{count}}. Replace these experts.',
    invitations_open: 'Unanswered invitations: {{count}}. Send a reminder or replace the experts.',
    reviews_open:
      'Reviews not submitted: {{count}}. Send a reminder, replace the experts or accept that they abstain.',
    disagreements_open:
      'Items on which experts disagree widely and which nobody has discussed: {{count}}. Have them discussed first.',
    freeze_not_proposed: 'Nobody has proposed to freeze: one person proposes, another confirms.',
    reviews_changed:
      'Reviews changed since the proposal or since you looked: refresh, see what changed, then go on.',
    reminded_today: 'Everybody was reminded today already: remind again tomorrow.',
    nothing_open: 'Nobody owes an answer or a review: there is no one to remind.',
    cursor_unknown: 'This place in the list is no longer known. Begin again at the first page.',
    not_shown_yet: 'This was not found, or cannot be seen yet.',
  },
  bundleFile: evaluationBundleEn.bundleFile,
  conflictCause: {
    sameOrganisation: 'works for the applicant',
    coApplicant: 'works for a co-applicant',
    pastMembership: 'is or was a member of the applicant',
    teamMember: 'belongs to the project team',
    sameRecommendingUnit: 'nominated by the unit that recommends the project',
    namedCompetitor: 'works for a competitor that the applicant named',
    declared: 'declared by the expert',
  },
  drawState: evaluationArrangeEn.drawState,
  panelRole: evaluationPanelEn.panelRole,
  quorum: evaluationPanelEn.quorum,
  conclusion: evaluationPanelEn.conclusion,
  drawFailure: evaluationArrangeEn.drawFailure,
  pairReason: evaluationArrangeEn.pairReason,
  binding: evaluationArrangeEn.binding,
  repair: evaluationArrangeEn.repair,
  problemFault: evaluationArrangeEn.problemFault,
  field: {
    industrialPlatform: 'industrial internet platforms',
    industrialSoftware: 'industrial software',
    intelligentManufacturing: 'intelligent manufacturing',
    researchDesign: 'research and design',
    supplyChain: 'supply chain and shared capacity',
    dataIntelligence: 'data and artificial intelligence',
    cloudNetwork: 'cloud computing and networks',
    security: 'information security',
    standardsTesting: 'standards, testing, certification',
    incubationFinance: 'incubation and finance',
    managementInnovation: 'organisation and management',
    regionalEconomy: 'regional economy and parks',
  },
  expertCell: { senior: 'senior', other: 'other', to: ' to ' },
  expertState: {
    nominated: 'nominated',
    approved: 'approved',
    suspended: 'suspended',
    retired: 'retired',
  },
  roundStage: evaluationStageEn.roundStage,
  roundState: {
    preparing: 'being prepared',
    assigned: 'assigned',
    inviting: 'inviting',
    scoring: 'under review',
    frozen: 'frozen',
    released: 'released',
    cancelled: 'cancelled',
  },
  assignmentState: {
    proposed: 'proposed',
    invited: 'invited',
    accepted: 'accepted',
    scoring: 'under review',
    submitted: 'submitted',
    declined: 'declined',
    abstained: 'abstained',
    replaced: 'replaced',
  },
  roundMethod: {
    hand: 'by hand',
    optimal: 'best assignment',
    lot: 'drawn by lot',
    panel: 'panel',
  },
  method: {
    raw: 'plain mean',
    z: 'standard scores',
    additive: 'additive model',
  },
  recommendation: {
    recommend: 'recommended',
    reserve: 'with reservations',
    reject: 'not recommended',
  },
}
