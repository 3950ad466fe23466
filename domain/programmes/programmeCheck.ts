/** Answers `baigong programme check`: is this JSON a programme that can be run, and what does it amount to? */
import { Value } from 'typebox/value'
import type { Language } from '../kernel/text.ts'
import type { Facts } from '../kernel/verdict.ts'
import { copiesList } from './copies.ts'
import { exampleFileName } from './fileName.ts'
import { ProgrammeDefinition } from './programme.ts'
import { semanticFaults, type ProgrammeFault } from './programmeFaults.ts'
import { ceilingOf } from './quota.ts'
import { pointerPart } from '../kernel/sourced.ts'
import { sentenceOf } from './words.ts'

export type CheckFault = { readonly at: string; readonly code: string; readonly message: string }

/** `areas`, `directions` and `recommendingUnits` are counts, null for what is no programme at all. */
export type ProgrammeCheck = {
  readonly id: string | null
  readonly valid: boolean
  readonly areas: number | null
  readonly directions: number | null
  readonly recommendingUnits: number | null
  /** The most projects the quotas allow; null where one is unknown, and then `ceilingReason` says which. */
  readonly ceiling: number | null
  readonly ceilingReason?: { readonly code: string; readonly message: string }
  /** Paper copies for 1, 2, … directions; null where unknown. */
  readonly copies: readonly number[] | null
  readonly fileNameExample: string | null
  readonly faults: readonly CheckFault[]
}

/** A file with more faults than this is not read further. */
export const maxFaults = 200

/** Never throws, whatever the JSON. */
export function checkProgramme(value: unknown, language: Language = 'zh'): ProgrammeCheck {
  const definition = asProgramme(value)
  const faults = definition === null ? shapeFaults(value) : semanticFaults(definition)
  const told = faults.slice(0, maxFaults).map(({ at, code, facts }) => ({
    at,
    code,
    message: sentenceOf(code, facts, language),
  }))
  if (definition === null || told.length > 0) return { ...counted(value), faults: told }
  const ceiling = ceilingOf(definition, language)
  return {
    ...counted(value),
    valid: true,
    ceiling: ceiling.max,
    ...(ceiling.max === null
      ? {
          ceilingReason: {
            code: ceiling.code,
            message: sentenceOf(ceiling.code, ceiling.facts, language),
          },
        }
      : {}),
    copies: copiesList(definition),
    fileNameExample: exampleFileName(definition, language),
    faults: [],
  }
}

/** The value as a programme if it has the shape, else null. Nothing is converted or filled in. */
export function asProgramme(value: unknown): ProgrammeDefinition | null {
  return Value.Check(ProgrammeDefinition, value) ? value : null
}

/** Both checks at once, for a server that keeps definitions: shape, then sense. */
export function programmeFaults(value: unknown): readonly ProgrammeFault[] {
  const definition = asProgramme(value)
  return definition === null ? shapeFaults(value) : semanticFaults(definition)
}

/** What can be counted even in a file with faults. */
function counted(value: unknown): Omit<ProgrammeCheck, 'faults'> {
  const record: Record<string, unknown> =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const count = (name: string): number | null => {
    const member = Object.hasOwn(record, name) ? record[name] : null
    return Array.isArray(member) ? member.length : null
  }
  const id = Object.hasOwn(record, 'id') ? record['id'] : null
  return {
    id: typeof id === 'string' ? id : null,
    valid: false,
    areas: count('areas'),
    directions: count('directions'),
    recommendingUnits: count('units'),
    ceiling: null,
    copies: null,
    fileNameExample: null,
  }
}

function shapeFaults(value: unknown): ProgrammeFault[] {
  const faults: ProgrammeFault[] = []
  const seen = new Set<string>()
  const add = (at: string, reason: string, facts?: Facts): void => {
    if (seen.has(`${at} ${reason}`)) return
    seen.add(`${at} ${reason}`)
    faults.push({ at, code: `programmes.${reason}`, ...(facts === undefined ? {} : { facts }) })
  }
  for (const error of Value.Errors(ProgrammeDefinition, value)) {
    const at = error.instancePath
    switch (error.keyword) {
      case 'required':
        for (const name of error.params.requiredProperties) {
          add(`${at}/${pointerPart(name)}`, 'shape_member_missing', { name })
        }
        break
      case 'additionalProperties':
        for (const name of error.params.additionalProperties) {
          add(`${at}/${pointerPart(name)}`, 'shape_member_unknown', { name })
        }
        break
      // The same members again, and the other half of "this or null".
      case 'boolean':
      case 'anyOf':
        break
      case 'type':
        if (error.params.type !== 'null') add(at, typeReason(error.params.type))
        break
      case 'enum':
        add(at, 'shape_choice', { choices: error.params.allowedValues.join(' | ') })
        break
      default:
        add(at, ruleReasons[error.keyword] ?? 'shape_value', limitOf(error))
    }
  }
  return faults
}

const typeReasons: Readonly<Record<string, string>> = {
  string: 'shape_text',
  integer: 'shape_whole_number',
  number: 'shape_number',
  boolean: 'shape_yes_or_no',
  array: 'shape_list',
  object: 'shape_parts',
  null: 'shape_nothing',
}

function typeReason(type: string | readonly string[]): string {
  return typeReasons[typeof type === 'string' ? type : (type[0] ?? '')] ?? 'shape_value'
}

/** Rules of the schema beside type and choice, each with a sentence of its own. */
const ruleReasons: Readonly<Record<string, string>> = {
  minimum: 'shape_too_small',
  maximum: 'shape_too_large',
  minLength: 'shape_too_short',
  maxLength: 'shape_too_long',
  minItems: 'shape_too_few',
  maxItems: 'shape_too_many',
  uniqueItems: 'shape_repeats',
  multipleOf: 'shape_step',
  pattern: 'shape_written',
  format: 'shape_day',
}

type RuleError = { readonly params: object }

function limitOf({ params }: RuleError): Facts {
  if ('limit' in params) return { limit: Number(params.limit) }
  return 'multipleOf' in params ? { step: Number(params.multipleOf) } : {}
}
