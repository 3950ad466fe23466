/** One value against the field or column that asks for it. */
import { countChars } from './answers.ts'
import type { Address } from './address.ts'
import { codeRoom, readCode } from './codes.ts'
import type { FormContext } from './context.ts'
import { isDay } from './days.ts'
import { roundTo } from './expression.ts'
import type { Sink } from './faults.ts'
import type { Column, Item, ItemOf } from './items.ts'

export type ScalarField =
  | Column
  | ItemOf<'text' | 'number' | 'money' | 'date' | 'choice' | 'boolean' | 'code'>

/** A draft may run over its limit while somebody shortens it, up to this much. */
export function draftChars(maxChars: number): number {
  return maxChars * 2
}

export const fenPerWan = 1_000_000
export const moneyDecimals = 2
// What no text should hold: control characters but tab and line breaks, and lone halves of surrogate pairs.
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/

export function isScalar(field: Item | Column): field is ScalarField {
  return (
    field.kind === 'text' ||
    field.kind === 'number' ||
    field.kind === 'money' ||
    field.kind === 'date' ||
    field.kind === 'choice' ||
    field.kind === 'boolean' ||
    field.kind === 'code' ||
    field.kind === 'file'
  )
}

export function checkText(
  limits: { readonly maxChars: number; readonly minChars?: number; readonly single: boolean },
  value: unknown,
  at: Address,
  sink: Sink,
): void {
  if (typeof value !== 'string') return sink.never(at, 'type_wrong', { facts: { kind: 'text' } })
  const count = countChars(value)
  const { maxChars: max, minChars: min } = limits
  if (count > draftChars(max))
    return sink.never(at, 'text_far_too_long', { facts: { count, max, room: draftChars(max) } })
  if (unprintable.test(value) || !value.isWellFormed())
    return sink.never(at, 'text_unprintable', { repair: { at, value: printable(value) } })
  if (count > max) sink.yet(at, 'text_too_long', { facts: { count, max, over: count - max } })
  if (limits.single && /[\r\n]/.test(value))
    sink.yet(at, 'line_break', { repair: { at, value: value.replace(/\s*[\r\n]+\s*/g, ' ') } })
  if (min !== undefined && count > 0 && count < min)
    sink.yet(at, 'text_too_short', { facts: { count, min } })
}

function printable(text: string): string {
  return text.toWellFormed().replace(new RegExp(unprintable.source, 'g'), '')
}

function checkNumber(
  field: { min?: number; max?: number; decimals?: number },
  value: unknown,
  at: Address,
  sink: Sink,
): void {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 1e15)
    return sink.never(at, 'type_wrong', { facts: { kind: 'number' } })
  const decimals = field.decimals ?? 0
  const rounded = roundTo(value, decimals)
  if (Math.abs(rounded - value) > Math.abs(value) * 1e-12)
    sink.yet(at, decimals === 0 ? 'number_not_whole' : 'number_too_fine', {
      facts: { decimals },
      repair: { at, value: rounded },
    })
  if (field.min !== undefined && value < field.min)
    sink.yet(at, 'number_too_small', { facts: { min: field.min } })
  if (field.max !== undefined && value > field.max)
    sink.yet(at, 'number_too_large', { facts: { max: field.max } })
}

function checkMoney(
  field: { minFen?: number; maxFen?: number; decimals?: number },
  value: unknown,
  at: Address,
  sink: Sink,
): void {
  if (!Number.isSafeInteger(value))
    return sink.never(at, 'type_wrong', { facts: { kind: 'money' } })
  const fen = value as number
  const step = fenPerWan / 10 ** (field.decimals ?? moneyDecimals)
  if (fen % step !== 0)
    sink.yet(at, 'money_too_fine', {
      facts: { decimals: field.decimals ?? moneyDecimals },
      repair: { at, value: Math.round(fen / step) * step },
    })
  const min = field.minFen ?? 0
  if (fen < min) sink.yet(at, 'number_too_small', { facts: { min: min / fenPerWan } })
  if (field.maxFen !== undefined && fen > field.maxFen)
    sink.yet(at, 'number_too_large', { facts: { max: field.maxFen / fenPerWan } })
}

function checkDate(
  field: { notBefore?: string; notAfter?: string },
  value: unknown,
  at: Address,
  context: FormContext,
  sink: Sink,
): void {
  if (!isDay(value)) return sink.never(at, 'type_wrong', { facts: { kind: 'date' } })
  const last = field.notAfter === 'today' ? context.today : field.notAfter
  // Days of this shape sort as texts.
  if (field.notBefore !== undefined && value < field.notBefore)
    sink.yet(at, 'date_too_early', { facts: { first: field.notBefore } })
  if (last !== undefined && value > last) sink.yet(at, 'date_too_late', { facts: { last } })
}

/** A filled value of a scalar field; blank ones are the caller's business. */
export function checkScalar(
  field: ScalarField,
  value: unknown,
  at: Address,
  context: FormContext,
  sink: Sink,
): void {
  switch (field.kind) {
    case 'text':
      return checkText({ ...field, single: field.lines === 'single' }, value, at, sink)
    case 'number':
      return checkNumber(field, value, at, sink)
    case 'money':
      return checkMoney(field, value, at, sink)
    case 'date':
      return checkDate(field, value, at, context, sink)
    case 'boolean':
      if (typeof value !== 'boolean') sink.never(at, 'type_wrong', { facts: { kind: 'boolean' } })
      return
    case 'choice':
      if (typeof value !== 'string') sink.never(at, 'type_wrong', { facts: { kind: 'choice' } })
      else if (!field.options.some((option) => option.id === value))
        sink.never(at, 'choice_unknown', { facts: { given: value.slice(0, 60) } })
      return
    case 'code':
      return checkCodeField(field, value, at, context, sink)
    case 'file':
      if (typeof value !== 'string' || value.length > 64)
        sink.never(at, 'type_wrong', { facts: { kind: 'file' } })
  }
}

function checkCodeField(
  field: Extract<ScalarField, { kind: 'code' }>,
  value: unknown,
  at: Address,
  context: FormContext,
  sink: Sink,
): void {
  if (typeof value !== 'string') return sink.never(at, 'type_wrong', { facts: { kind: 'text' } })
  const room = codeRoom[field.scheme]
  if (countChars(value) > draftChars(room))
    return sink.never(at, 'text_far_too_long', {
      facts: { count: countChars(value), max: room, room: draftChars(room) },
    })
  const found = readCode(field.scheme, value, context.nameOfCode)
  if (!found.ok)
    sink.yet(at, found.code, {
      ...(found.facts === undefined ? {} : { facts: found.facts }),
      ...(found.suggestion === undefined ? {} : { repair: { at, value: found.suggestion } }),
    })
  else if (found.value !== value)
    sink.yet(at, 'code_not_normal', {
      severity: 'soft',
      facts: { normal: found.value },
      repair: { at, value: found.value },
    })
}
