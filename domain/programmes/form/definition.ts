/** A form is a file: sections of items, the rules between them, and what the form says of itself. */
import { Type, type Static } from 'typebox'
import { sectionIdPattern } from './address.ts'
import { Expression, Term } from './expression.ts'
import { Item, Provenance, Words } from './items.ts'

const strict = { additionalProperties: false }

/**
 * A rule between answers. It is broken when `claim` is false and silent while an answer it needs is missing.
 * With `*` in `at`, it runs for every row of that table and `cell` terms read the row.
 */
export const Rule = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
    severity: Type.Enum(['hard', 'soft']),
    source: Provenance,
    clause: Type.Optional(Type.String()),
    at: Type.String(),
    when: Type.Optional(Expression),
    claim: Expression,
    /** Numbers that the sentence names, as it shows them. */
    facts: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          {
            term: Term,
            as: Type.Enum(['number', 'money']),
            decimals: Type.Optional(Type.Integer({ minimum: 0 })),
          },
          strict,
        ),
      ),
    ),
    /** What would mend it: this value at that address. */
    repair: Type.Optional(
      Type.Object(
        {
          at: Type.String(),
          value: Type.Union([Term, Type.Object({ copy: Type.String() }, strict)]),
        },
        strict,
      ),
    ),
    /** Where the reason is written that lets a soft rule be passed. */
    reasonAt: Type.Optional(Type.String()),
    /** What is wrong and what to do; `{{name}}` names a fact. */
    text: Words,
  },
  strict,
)
export type Rule = Static<typeof Rule>

export const Section = Type.Object(
  {
    id: Type.String({ pattern: sectionIdPattern }),
    title: Words,
    /** For tabs, where there is little room; the title where silent. */
    short: Type.Optional(Words),
    help: Type.Optional(Words),
    /** `cover` is the first page; `officer` is left to the recommending unit. */
    role: Type.Enum(['cover', 'body', 'officer', 'attachments']),
    /** Items are numbered 1., 2., … on paper, as in the project description. */
    numbered: Type.Optional(Type.Boolean()),
    items: Type.Array(Item, { minItems: 1, maxItems: 100 }),
  },
  strict,
)
export type Section = Static<typeof Section>

export const Direction = Type.Object({ id: Type.String(), area: Words, title: Words }, strict)
export type Direction = Static<typeof Direction>

export const FormDefinition = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,60}$' }),
    version: Type.Integer({ minimum: 1 }),
    title: Words,
    /** What the form is and is not, shown above it: `（示例）` where the real form is not known. */
    note: Type.Optional(Words),
    source: Provenance,
    /** 填写说明, one sentence each. */
    instructions: Type.Array(Words),
    /** Directions as this version prints them; empty where a programme has none. */
    directions: Type.Array(Direction),
    sections: Type.Array(Section, { minItems: 1, maxItems: 30 }),
    rules: Type.Array(Rule, { maxItems: 200 }),
  },
  strict,
)
export type FormDefinition = Static<typeof FormDefinition>

/** True for what no notice fixes, and what is therefore shown as 示例. */
export function isExample(thing: { readonly source: Provenance }): boolean {
  return thing.source !== 'notice'
}
