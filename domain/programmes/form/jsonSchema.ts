/**
 * The answers of a form as JSON Schema 2020-12, for integrators. What a schema cannot say (rules between
 * fields, check digits, conditions) `checkAnswers` says; a complete form satisfies the schema as well.
 */
import { partIdPattern } from './address.ts'
import type { CheckMode } from './check.ts'
import { codeRoom } from './codes.ts'
import type { FormDefinition } from './definition.ts'
import { isExample } from './definition.ts'
import { holdsRows, type Column, type Item, type RowItem } from './items.ts'
import { answeredEntries, hasFreeRows, maxRowsOf, outlineOf, type Entry } from './outline.ts'
import { draftChars, moneyDecimals } from './scalars.ts'

export type JsonSchema = { readonly [keyword: string]: unknown }

const dayPattern = '^\\d{4}-\\d{2}-\\d{2}$'
const day: JsonSchema = { type: 'string', format: 'date', pattern: dayPattern }

function described(field: Item | Column): JsonSchema {
  const example = 'source' in field && isExample(field) ? { 'x-baigong-example': true } : {}
  const help = field.help === undefined ? '' : `\n${field.help.zh}\n${field.help.en}`
  return { title: field.label.zh, description: `${field.label.en}${help}`, ...example }
}

function scalar(field: Item | Column, mode: CheckMode): JsonSchema {
  const complete = mode === 'complete'
  switch (field.kind) {
    case 'text': {
      const least = complete && field.minChars !== undefined ? { minLength: field.minChars } : {}
      return {
        type: 'string',
        maxLength: complete ? field.maxChars : draftChars(field.maxChars),
        ...least,
      }
    }
    case 'number': {
      const { decimals = 0, min, max } = field
      if (!complete) return { type: 'number' }
      return {
        type: decimals === 0 ? 'integer' : 'number',
        ...(min === undefined ? {} : { minimum: min }),
        ...(max === undefined ? {} : { maximum: max }),
      }
    }
    case 'money': {
      const step = 1_000_000 / 10 ** (field.decimals ?? moneyDecimals)
      const unit = { type: 'integer', 'x-baigong-unit': 'fen' }
      if (!complete) return unit
      const most = field.maxFen === undefined ? {} : { maximum: field.maxFen }
      return { ...unit, minimum: field.minFen ?? 0, ...most, multipleOf: step }
    }
    case 'boolean':
      return { type: 'boolean' }
    case 'date':
      return day
    case 'choice':
      return { type: 'string', enum: field.options.map((option) => option.id) }
    case 'code': {
      const room = codeRoom[field.scheme]
      return { type: 'string', maxLength: complete ? room : draftChars(room) }
    }
    default:
      return { type: 'string', maxLength: 64 }
  }
}

/** Cells may stay blank: optional ones, those a row does without, and whatever a draft still lacks. */
function orBlank(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }, { const: '' }] }
}

function rows(entry: Entry, item: RowItem, mode: CheckMode): JsonSchema {
  const columns = [...entry.columns.values()]
  const cells = Object.fromEntries(
    columns.map((column) => [
      column.id,
      { ...described(column), ...orBlank(scalar(column, mode)) },
    ]),
  )
  const free = hasFreeRows(item)
  const least = item.kind === 'attachment' ? item.minCount : 'minRows' in item ? item.minRows : 0
  const demanded = mode === 'complete' && item.kind !== 'indicators' && item.required !== false
  return {
    type: 'array',
    maxItems: maxRowsOf(item),
    ...(demanded && typeof item.required !== 'object' && (least ?? 0) > 0
      ? { minItems: least }
      : {}),
    items: {
      type: 'object',
      required: ['id', 'cells'],
      additionalProperties: false,
      properties: {
        id: free
          ? { type: 'string', pattern: partIdPattern }
          : { type: 'string', enum: [...entry.fixedRows.keys()] },
        cells: { type: 'object', additionalProperties: false, properties: cells },
      },
    },
  }
}

function commitment(mode: CheckMode): JsonSchema {
  return {
    type: 'object',
    required: ['agreed', 'name', 'date', 'way'],
    additionalProperties: false,
    properties: {
      agreed: mode === 'complete' ? { const: true } : { type: 'boolean' },
      name: { type: 'string', maxLength: 60, ...(mode === 'complete' ? { minLength: 1 } : {}) },
      date: mode === 'complete' ? day : { anyOf: [day, { type: 'null' }] },
      way: { enum: ['typed', 'scan'] },
      fileId: { type: 'string', maxLength: 64 },
    },
  }
}

function valueSchema(entry: Entry, definition: FormDefinition, mode: CheckMode): JsonSchema {
  const { item } = entry
  const complete = mode === 'complete'
  if (holdsRows(item)) return rows(entry, item, mode)
  if (item.kind === 'commitment') return commitment(mode)
  if (item.kind === 'dateRange') {
    const edge = complete ? day : { anyOf: [day, { type: 'null' }] }
    const keys = complete ? { required: ['from', 'to'] } : {}
    return {
      type: 'object',
      ...keys,
      additionalProperties: false,
      properties: { from: edge, to: edge },
    }
  }
  if (item.kind === 'statement') {
    const maxLength = complete ? item.maxChars : draftChars(item.maxChars)
    const ids = definition.directions.map((direction) => direction.id)
    return {
      type: 'object',
      propertyNames: ids.length > 0 ? { enum: ids } : { pattern: partIdPattern },
      additionalProperties: { type: 'string', maxLength },
    }
  }
  if (item.kind === 'multiChoice') {
    const { minChosen = 1, maxChosen = item.options.length } = item
    return {
      type: 'array',
      items: { enum: item.options.map((option) => option.id) },
      ...(complete ? { uniqueItems: true, minItems: minChosen, maxItems: maxChosen } : {}),
    }
  }
  return scalar(item, mode)
}

/** Fields that are demanded only under a condition are optional here. */
function isAlwaysDemanded(item: Item): boolean {
  if (item.shown !== undefined || item.kind === 'statement' || holdsRows(item)) return false
  return item.required === undefined || item.required === true
}

export function jsonSchemaOf(definition: FormDefinition, mode: CheckMode): JsonSchema {
  const entries = answeredEntries(outlineOf(definition))
  const required = mode === 'complete' ? entries.filter(({ item }) => isAlwaysDemanded(item)) : []
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:baigong:form:${definition.id}:${definition.version}:${mode}`,
    title: definition.title.zh,
    description: definition.title.en,
    type: 'object',
    additionalProperties: false,
    required: required.map((entry) => entry.at),
    properties: Object.fromEntries(
      entries.map((entry) => {
        const schema = valueSchema(entry, definition, mode)
        const always = required.includes(entry)
        const value = always ? schema : orBlank(schema)
        return [entry.at, { ...described(entry.item), ...value }]
      }),
    ),
  }
}
