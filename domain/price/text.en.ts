/** What server and web both say about prices, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { priceZh } from './text.zh.ts'

export const priceEn: SameKeys<typeof priceZh> = {
  state: { draft: 'Draft', inUse: 'In use', aside: 'Set aside' },
  verb: { use: 'Put in use', setAside: 'Set aside', write: 'Change' },
  line: {
    overhead: 'Overhead',
    margin: 'Margin',
    rush: 'Rush charge',
    break: 'Quantity discount',
    minimum: 'Up to the least order',
  },
  fact: {
    lengthMm: 'Length',
    widthMm: 'Width',
    heightMm: 'Height',
    volumeMm3: 'Volume',
    areaMm2: 'Surface',
    setups: 'Directions of clamping',
    thicknessMm: 'Thickness of sheet',
    diameterMm: 'Largest diameter',
    roundLengthMm: 'Turned length',
    undercuts: 'Undercuts',
    thinWalls: 'Thin walls',
    faces: 'Faces',
    freeFaces: 'Free surfaces',
  },
  part: {
    rates: 'Rates',
    materials: 'Materials',
    finishes: 'Finishes',
    corrections: 'Corrections',
    breaks: 'Quantity discounts',
  },
  reason: {
    role_cannot:
      'The role you act in lacks the permission “{{permit}}”. Ask an administrator of your organisation to do it or to grant it.',
    org_unverified:
      'Your organisation is not verified yet. Put the card in use once it is; you may write it before.',
    save_first: 'Save the changes first, then put the card in use or aside.',
    charge_missing: 'Enter what was charged.',
    ask_incomplete: 'Some of what is needed is not filled in yet. Fill it in and try again.',
    label_missing: 'Give it a name by which both of you know it.',
    card_unwritten: 'No rate card was saved yet. Check the rates, save, then put it in use.',
    card_cannot_use: 'This rate card is in use already. Reload to see it.',
    card_cannot_setAside: 'Only a rate card in use can be set aside. Reload to see it.',
    card_faulty:
      '{{count}} entries are to be mended, first “{{part}} {{of}}”. What to do stands below each.',
    not_maker: 'Only the maker who made this estimate may say what was charged.',
    moved_on:
      'Somebody has just changed it (you saw version {{seen}}, it is {{version}} now). What you typed is still here: compare, then save again.',
    material_unknown: 'This process has no material “{{material}}”. Choose one from the list.',
    no_quote: 'This maker cannot be quoted at once now. Ask again to see why.',
    estimate_moved:
      'The rate card has just changed and the price differs from what you saw. Ask again, then keep it.',
    no_solid:
      'The file has no closed solid, so that there is no volume. Export a closed solid, or type the sizes.',
    several_solids:
      'The file has several solids, it is an assembly. Upload each part and price it by itself.',
    parts_elsewhere:
      'Some parts live in other files. Give the missing files as well, or export into one.',
    open_surfaces: 'The file has open surfaces only and no volume. Sew them into a solid first.',
    not_analysed: 'The file could not be analysed; its reason stands with the part.',
    material_not_on_card:
      'The rate card lacks this material. With one that is on it the price is given at once.',
    finish_not_on_card: 'The rate card lacks this finish. Leave it out, or have a person price it.',
    quantity_beyond:
      'More than the {{most}} pieces that are priced at once. Order fewer, or have a person price it.',
    tolerance_beyond:
      'Tighter than the ±{{least}} mm that is priced at once. Loosen it, or have a person price it.',
    size_beyond:
      'Longer than the {{most}} mm that is priced at once. Shorten it, or have a person price it.',
    fact_missing:
      '“{{fact}}” is missing, from which this process is priced. Add it, or choose another process.',
    not_computable: 'This rate card gives no price for it; a person must.',
    card_unknown: 'The model has no such entry. Remove it.',
    card_outside: 'Must lie between {{least}} and {{most}}. Check the number and its unit.',
    card_break_order: 'Quantities must rise from one to the next.',
    card_no_material: 'Choose at least one material.',
    formula_too_long: 'The formula is too long; at most {{max}} characters.',
    formula_malformed: 'The formula cannot be read from character {{place}} on.',
    formula_name: '“{{name}}” in the formula is not defined. Use a name that is.',
    formula_list: 'The list “{{name}}” in the formula is not defined. Use one that is.',
    formula_dimension: 'Units do not agree in the formula, as if hours were added to yuan.',
    formula_truth: 'The formula takes a condition for a number, or a number for a condition.',
    model_shape: 'The price model is not well formed here: {{message}}.',
    model_name_twice: 'The name “{{id}}” stands twice. Change one.',
    model_typical_outside: 'The typical value must lie between {{least}} and {{most}}.',
    model_material_lacks: 'This material lacks “{{rate}}”. Add it.',
    model_mass_missing: 'There is no step “{{step}}” in kilograms, from which freight is computed.',
  },
}
