/** What plans, draws and panels say, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { evaluationArrangeZh } from './text.arrange.zh.ts'

export const evaluationArrangeEn: SameKeys<typeof evaluationArrangeZh> = {
  reason: {
    round_not_arranged: 'The reviews of this round are not formed by the best plan.',
    plans_waiting:
      'This office has as many plans being computed as it may ({{limit}}): wait for one to end.',
    plan_not_ready: 'This plan is not ready, or confirmed already: wait, or ask for another one.',
    plan_without_pairs: 'This plan assigns nobody: make the changes it lists and ask again.',
    plan_without_repair: 'This plan has no such repair, or needs none: look at it again.',
    repair_elsewhere:
      'This repair is not carried out here: experts are added in the register, assignments withdrawn among the items.',
    repair_not_there:
      'There is no repair to take back: it was taken back, or the plan before is no longer kept.',
    plan_outdated:
      'Items, experts or assignments changed since this plan was made (places: {{count}}): ask for a new one.',
    plan_conflicts: 'Pairs of this plan in conflict by now: {{count}}. Ask for a new one.',
    round_not_drawn: 'The reviews of this round are not formed by lot.',
    draw_open: 'A list to draw from is fixed already: draw, or give it up with a reason.',
    drawn_already:
      'The lots of this round are drawn and are not drawn again; places that fall free go to the reserves, and further items to a round of their own.',
    draw_not_open: 'This draw is past that ({{state}}): look at it again.',
    draw_not_drawn: 'The lots are not drawn yet: there is no record to export.',
    witness_is_another:
      'Whoever fixed the list does not witness the draw: a supervisor or another colleague signs in for it.',
    witnessed_already: 'You have witnessed this draw already: each speaks once.',
    witness_does_not_draw: 'A witness does not draw: let another colleague do it.',
    drawn_only: 'Chance alone assigns in this round until experts are asked: draw the lots.',
    lot_full: 'Each item of this round by lot has its {{count}} experts; nobody is added by hand.',
    reserves_first:
      'There are reserves for this item: a place that falls free is theirs, in the order of the draw. Have it filled.',
    lot_hand_without_reason:
      'No reserve is left, so an expert may be added by hand. Write why this one, in at least {{min}} characters.',
    beyond_without_reason:
      'This item has the {{count}} experts that the round asks for. To add one more, write why in your own words, at least {{min}} characters.',
    no_reserve_left:
      'No reserve can fill a place: none is free, or no reserve is left. What is missing may be added by hand, with a reason.',
    lot_fills_differ:
      'Places were not filled in the order that the seed gives. Use the record as it was made, or ask the office.',
    lot_sheet_changed:
      'The list is not the one whose digest was published: use the record as exported, or ask the office.',
    lot_commitment_broken:
      'The secret is not the one whose digest was published: use the record as exported, or ask the office.',
    lot_without_draw: 'Nothing can be drawn from this list: use the record as exported.',
    lot_pairs_differ:
      'Drawn again, the lots fall otherwise than recorded: use the record as exported, or ask the office.',
  },
  drawState: {
    committed: 'list fixed',
    drawing: 'being drawn',
    drawn: 'drawn',
    failed: 'not drawn',
    abandoned: 'given up',
  },
  drawFailure: {
    noDraw:
      'Nothing can be drawn from this list under these rules: loosen the rules, add experts or raise their loads, and fix the list anew.',
    sheetChanged:
      'Items or experts changed after the list was fixed: fix it anew and have it witnessed.',
    stopped:
      'The computation did not end: fix the list anew and draw again; if that fails too, ask whoever runs this server.',
  },
  pairReason: {
    pinned: 'set by the office',
    fieldLeads: 'leads in “{{field}}”',
    fieldWorks: 'works in “{{field}}”',
    fieldFamiliar: 'is familiar with “{{field}}”',
    fieldNone: 'no field in common; taken for the other conditions',
    furtherFields: 'further fields in common: {{count}}',
    senior: 'senior title',
    otherRegion: 'from another region ({{region}})',
    sameRegion: 'from the region of the item ({{region}})',
    load: 'items read in this round: {{load}}, at most {{max}}',
    drawn: 'drawn by lot (“{{field}}”)',
    drawnReserve: 'the next reserve of the draw, in “{{field}}”',
    panel: 'of the panel “{{panel}}”',
    noConflict: 'no conflict was found',
  },
  binding: {
    conflicts: 'conflicts of interest',
    refused: 'experts who declined or left',
    excluded: 'experts excluded by the office',
    level: 'the least knowledge of the field',
    seniors: 'the number of seniors',
    sameRegion: 'the most of one region',
    sameEmployer: 'the most of one employer',
    loadMax: 'the most that experts read',
    loadMin: 'the least that experts read',
    pinned: 'experts who are set',
  },
  repair: {
    itemNeeds: 'reviews of “{{item}}”: {{from}} → {{to}}',
    loadMax: 'most items for {{expert}}: {{from}} → {{to}}',
    loadMin: 'least items for {{expert}}: {{from}} → {{to}}',
    seniors: 'senior experts required for “{{item}}”: {{from}} → {{to}}',
    level: 'knowledge of the field for “{{item}}”, at least: {{from}} → {{to}}',
    sameRegion: 'most experts of one region for “{{item}}”: {{from}} → {{to}}',
    sameEmployer: 'most experts of one employer for “{{item}}”: {{from}} → {{to}}',
    excluded: 'no longer exclude {{expert}} from “{{item}}”',
    pinned: 'let go that {{expert}} reads “{{item}}”',
    standing: 'withdraw that {{expert}} is assigned “{{item}}”',
    moreExperts: 'experts added in “{{field}}”: {{to}}',
  },
  problemFault: {
    itemTwice: 'The item “{{item}}” occurs twice.',
    expertTwice: 'The expert {{expert}} occurs twice.',
    pairUnknown: 'A pair that was set names an item or expert no longer in the round: remove it.',
    pinnedForbidden:
      '{{expert}} is set to read “{{item}}”, but the two are in conflict or excluded: lift one of both.',
    loadReversed: 'The least load of {{expert}} is above the most: correct it.',
    tooLarge:
      'Items times experts are more pairs than one plan can look at: split the round, or choose fewer experts.',
  },
}
