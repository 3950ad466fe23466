/**
 * Looks at the geometry of a STEP file before anything heavy opens it. A kernel reads what it can and keeps
 * silent about the rest: with a reference gone it answers a part that looks valid and is another one.
 */
import { refuse } from '../refusal.ts'
import type { Instance, StepFile } from './scan.ts'
import { places, positives, solidNames, surfaceNames } from './shapes.ts'
import { isList, isReference, numbersIn, partsOf, referencesIn, type Value } from './values.ts'

/** Beyond a kilometre a part is a mistake of units, and the kernel's arithmetic a matter of luck. */
export const absurdMm = 1e6
/** What no parameter or knot of a part comes near. */
const absurdNumber = 1e15
const maxDepth = 10_000

function nameOf(instance: Instance | undefined): string {
  return instance?.names[0] ?? ''
}

/** Whether an instance is of a kind; a complex one may say so in any of its parts. */
function isOf(instance: Instance | undefined, pattern: RegExp): boolean {
  return instance?.names.some((name) => pattern.test(name)) ?? false
}

function wrongKind(file: StepFile, name: string, values: readonly Value[]): number | undefined {
  for (const [place, pattern] of Object.entries(places[name] ?? {})) {
    const value = values[Number(place)]
    const named = isReference(value) ? [value.ref] : isList(value) ? referencesIn(value) : []
    const wrong = named.find((id) => !isOf(file.instances.get(id), pattern))
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/** Parameters that must name something and name nothing. */
function isEmpty(name: string, values: readonly Value[]): boolean {
  const needed = Object.keys(places[name] ?? {}).map(Number)
  const optional = name === 'AXIS2_PLACEMENT_3D' ? [2, 3] : []
  return needed
    .filter((place) => !optional.includes(place))
    .some((place) => {
      const value = values[place]
      return isList(value) ? value.length === 0 : !isReference(value)
    })
}

function checkNumbers(
  instance: Instance,
  name: string,
  values: readonly Value[],
  mm: number,
): void {
  const at = { number: instance.id, entity: name }
  const numbers = numbersIn(values)
  if (numbers.some((one) => !Number.isFinite(one))) refuse('parts.value_absurd', at)
  const most = name === 'CARTESIAN_POINT' ? absurdMm / mm : absurdNumber
  if (numbers.some((one) => Math.abs(one) > most)) refuse('parts.value_absurd', at)
  for (const place of positives[name] ?? []) {
    const value = values[place]
    if (typeof value !== 'number' || value <= 0) refuse('parts.value_absurd', at)
    if (name !== 'VECTOR' && value > absurdMm / mm) refuse('parts.value_absurd', at)
  }
}

/** The instances that this one names, after it was looked at. */
function lookAt(file: StepFile, instance: Instance, mm: number): number[] {
  const named: number[] = []
  for (const [name, values] of partsOf(file, instance)) {
    checkNumbers(instance, name, values, mm)
    const found = referencesIn(values)
    const absent = found.find((id) => !file.instances.has(id))
    if (absent !== undefined) {
      refuse('parts.reference_broken', { number: instance.id, entity: name, missing: absent })
    }
    const wrong = wrongKind(file, name, values)
    if (wrong !== undefined || (!instance.complex && isEmpty(name, values))) {
      const other = wrong === undefined ? '' : nameOf(file.instances.get(wrong))
      refuse('parts.reference_wrong', {
        ...{ number: instance.id, entity: name },
        ...{ other: wrong ?? 0, otherEntity: other },
      })
    }
    named.push(...found)
  }
  return named
}

type Step = { readonly id: number; readonly named: readonly number[]; next: number }

/** Walks what the roots rest on, each instance once; refuses what is broken, absurd or leads in a circle. */
function walk(file: StepFile, roots: readonly number[], mm: number): Set<number> {
  const done = new Set<number>()
  const open = new Set<number>()
  const enter = (id: number, path: Step[]) => {
    if (done.has(id)) return
    if (open.has(id)) refuse('parts.reference_circular', { number: id })
    if (path.length > maxDepth) refuse('parts.reference_deep', { number: id })
    const instance = file.instances.get(id)!
    open.add(id)
    path.push({ id, named: lookAt(file, instance, mm), next: 0 })
  }
  for (const root of roots) {
    const path: Step[] = []
    enter(root, path)
    while (path.length > 0) {
      const step = path.at(-1)!
      if (step.next < step.named.length) enter(step.named[step.next++]!, path)
      else {
        open.delete(step.id)
        done.add(step.id)
        path.pop()
      }
    }
  }
  return done
}

export type Soundness = {
  /** Instances of solids as written: an assembly may show one many times. */
  readonly solids: readonly number[]
  readonly surfaceModels: readonly number[]
  readonly faces: number
}

/** Refuses geometry that cannot be trusted; answers what there is. `mm` is the smallest length unit of the file. */
export function checkGeometry(file: StepFile, mm: number): Soundness {
  const all = [...file.instances.values()]
  const ofKind = (names: readonly string[]) =>
    all.filter((instance) => instance.names.some((name) => names.includes(name)))
  const solids = ofKind(solidNames).map(({ id }) => id)
  const surfaceModels = ofKind(surfaceNames).map(({ id }) => id)
  const reached = walk(file, [...solids, ...surfaceModels], mm)
  const isFace = (id: number) => isOf(file.instances.get(id), /^(ADVANCED_FACE|FACE_SURFACE)$/)
  return { solids, surfaceModels, faces: [...reached].filter(isFace).length }
}
