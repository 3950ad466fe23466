/** What panels say, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { evaluationPanelZh } from './text.panel.zh.ts'

export const evaluationPanelEn: SameKeys<typeof evaluationPanelZh> = {
  reason: {
    round_without_panels: 'This round is not read by panels: go on by the way it was made with.',
    panel_only:
      'Panels read this round: experts are not added or taken item by item. Change the members of the panel.',
    panels_faulty:
      'Panels against the rules of the round: {{count}}. Mend what is listed on the page of panels.',
    panel_named_already: 'This round has a panel of that name: choose another name.',
    panel_item_taken:
      'Chosen items that left the round or went to another panel: {{count}}. Reload and choose again.',
    panel_items_fixed:
      'After the invitations the items of a panel stay as they are. Only members may change.',
    panel_member_twice: 'One expert occurs twice in the panel: remove one.',
    panel_role_twice: 'A panel has one leader and one secretary: correct it.',
    panel_member_reviewed: '{{name}} has handed in a review and stays in the panel.',
    panel_member_unable:
      '{{name}} cannot take part: not approved, away, or with a full load. Choose another expert.',
    panel_in_use:
      'The panel has items, members or sessions. Take them out, then remove it; one whose sessions were called stays.',
    panel_without_items: 'It has no items yet: choose some.',
    panel_too_small: 'Leader and members are {{count}}, and {{min}} are needed: add some.',
    panel_without_leader: 'It has no leader: name one.',
    panel_leader_recused:
      'The leader stands back from items: {{count}}. Choose another leader, or give these items to another panel.',
    panel_without_secretary:
      'It has no secretary: name one, who keeps the record and gives no marks.',
    panel_seniors_few: 'Seniors are {{count}}, and {{min}} are needed: change the members.',
    panel_region_many: 'From one region come {{count}}, at most {{max}} may: change the members.',
    panel_employer_many:
      'From one employer come {{count}}, at most {{max}} may: change the members.',
    leader_only:
      'A leader who is present and not recused signs the record. With a conflict, have another leader named.',
    table_too_small:
      'At the table with a vote are {{count}}, and {{min}} are needed: choose another day, or add members.',
    vote_missing: 'Members present who have not said yes or no: {{count}}. Complete it.',
    seat_unexplained:
      'Absences, recusals or dissents without a reason: {{count}}. Write the reasons.',
    quorum_not_reached:
      'Members who agree: {{agree}}; needed: {{needed}}. Discuss further, or change the opinion.',
    session_unwritten: 'Write the day and the times first.',
    session_past: 'This time is past: choose one that lies ahead.',
    session_length:
      'A session has room for an item ({{minutes}} minutes) and is no longer than {{hours}} hours: change its times.',
    session_nowhere: 'Write a place or an online room.',
    call_after_invitations: 'The schedule is told after the invitations: send those first.',
    nothing_to_call: 'There is no time that anybody must be told: make the schedule first.',
    slot_not_told: 'Nobody was told this time yet.',
    slot_over: 'This time has come, or is on record: it cannot be answered any more.',
    slot_confirmed_already: 'You agreed to it already.',
    session_cancelled_already: 'The session was called off already.',
    session_recorded: 'Items with a signed record: {{count}}. The session cannot be called off.',
    session_minuted:
      'The session has begun, and records are written and not signed yet: {{count}}. It cannot be called off, and they stay; give those that were not heard another time by name.',
    slot_moved: 'The time has just changed. Look at the new one, then agree or ask for another.',
    secretary_writes: 'Leader and secretary write the record: ask them.',
    record_signed_already: 'The leader has signed the record: it changes no more.',
    sitting_not_begun: 'The sitting has not begun: sign it after its time.',
    marks_first: 'Members mark alone first: marks of this item not handed in: {{count}}.',
    minutes_missing: 'The minutes are empty: write them first.',
    recommendation_missing: 'Choose what the panel recommends.',
    agreed_marks_incomplete: 'Agreed points or words that are missing or wrong: {{count}}.',
    fees_settled_already: 'The list is settled: it changes no more.',
    fees_after_freeze: 'The list is settled after the freeze: freeze the reviews first.',
    fees_none: 'Nothing is due: set the rates first.',
    fees_changed: 'The sum changed since you looked: reload, look, then settle.',
    fees_not_settled: 'The list is not settled: settle it, then note payments.',
    payment_in_future: 'The day of payment lies ahead: correct it.',
    payment_noted_already:
      'Some of those chosen are noted as paid already, or not on the list. Reload and choose again.',
    records_open:
      'Items without a signed record of their panel: {{count}}. Hold the sittings and have the leaders sign.',
  },
  panelRole: { leader: 'Leader', member: 'Member', secretary: 'Secretary' },
  quorum: { majority: 'more than half', twoThirds: 'two thirds', all: 'all' },
  conclusion: { marks: 'agreed points', vote: 'vote' },
}
