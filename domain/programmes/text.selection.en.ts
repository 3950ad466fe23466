/** Selection and imported scores: what refuses, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { programmeSelectionZh } from './text.selection.zh.ts'

export const programmeSelectionEn: SameKeys<typeof programmeSelectionZh> = {
  reason: {
    selection_direction_unknown:
      'This programme has no direction “{{direction}}”. Choose one of its list.',
    selection_bound_empty:
      'One bound has a greatest number below its least. Raise the one or lower the other.',
    selection_cap_of_file:
      'The programme’s file allows {{max}} in all at most. Set the cap no higher than that.',
    selection_conclusion_of_file:
      'The programme’s file asks for a panel that recommends whatever is selected. Set the panel’s conclusion to “must”.',
    selection_not_drafting:
      'The list is proposed or confirmed and fixed. Take it back or open it again first.',
    selection_moved_on:
      'Somebody changed it after you looked (now version {{version}}). Reload, then change.',
    selection_not_qualified:
      '“{{project}}” does not qualify (threshold, veto, no score or no panel conclusion) and cannot be taken. Change the rules first if it should be.',
    selection_empty: 'The list is empty. Choose projects first.',
    selection_over_bounds:
      'The list exceeds {{count}} greatest numbers. Decide otherwise or change the bounds.',
    selection_changed:
      'The list is not the one you looked at ({{seen}} then, {{count}} now, or scores and names changed). Look again, then act.',
    selection_second_person:
      'Another person than whoever proposed must confirm. Ask another programme officer.',
    selection_cannot_step: 'This is not possible now. Reload to see how far it has come.',
    selection_publicity_open:
      'The publicity is not over. Publish when the period has ended and every objection is answered.',
    selection_entry_gone:
      '{{count}} on the list are accepted no longer. Take them off with a reason, then publish.',
    selection_struck_since:
      'A name was taken off this list after it was confirmed. Open it again, then propose and confirm anew.',
    selection_not_solved:
      'The scenario was not solved in its time. Try again later, or with fewer bounds.',
    selection_not_published:
      'The list is not published yet. Publish it, then have the notice made.',
    selection_paper_unnamed: 'Write the document’s number and date first.',
    selection_cannot_strike: 'Only a name before the public can be taken off.',
    entry_is_public: 'This project is published as selected; its acceptance stands.',
    score_head_missing:
      'No head was found. One of the first 20 lines must name 推荐单位, 排序, 方向 and 得分.',
    score_twice: 'Line {{line}} is the same project in the same direction. Keep one of them.',
    score_unit_unknown: 'This programme has no such unit. Use a code or name of its list.',
    score_entry_unknown: 'That unit has no entry at this place. Check the place.',
    score_not_claimed: 'The project does not claim this direction. Check the direction.',
    score_other_project: 'The project is registered under another name. Check place and name.',
    score_list_taken: 'This list of scores was taken already.',
  },
}
