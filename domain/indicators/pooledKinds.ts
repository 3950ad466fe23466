/**
 * 汇聚水平: how far a project has pooled its resources, before and after. For each kind of resource: how much there
 * is, how much of it stands on the platform, and how much of that was used by others than its owner.
 */
import { Type, type Static } from 'typebox'
import {
  addRatios,
  compareRatios,
  decimalOfRatio,
  multiplyRatios,
  ratio,
  ratioOfDecimal,
  type Ratio,
} from '../kernel/ratio.ts'
import { allOf, allowed, conflict, invalid, type Verdict } from '../kernel/verdict.ts'

/**
 * What the notice of 2019 names as pooled on a platform. In which unit each is counted it does not say: those are
 * examples of the house.
 */
export const resourceKinds = [
  'design',
  'production',
  'management',
  'logistics',
  'customers',
  'channels',
  'technology',
  'funds',
  'talent',
] as const
export type ResourceKind = (typeof resourceKinds)[number]

const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 })

export const Pooled = Type.Object(
  {
    kind: Type.Enum([...resourceKinds]),
    owned: Count,
    onPlatform: Count,
    usedByOthers: Count,
  },
  { additionalProperties: false },
)
export type Pooled = Static<typeof Pooled>

export const PooledList = Type.Array(Pooled, { maxItems: resourceKinds.length })

export type Shares = {
  /** Percent of what is owned that stands on the platform; null where nothing is owned. */
  readonly pooledPercent: string | null
  /** Percent of what stands there that others used. */
  readonly sharedPercent: string | null
}
export type PoolingLevel = Shares & { readonly kind: ResourceKind }

/** What is pooled is owned, and what was used stands on the platform. */
export function mayCount({ kind, owned, onPlatform, usedByOthers }: Pooled): Verdict {
  if (onPlatform > owned)
    return conflict('indicators.pooled_beyond_owned', { kind, owned, onPlatform })
  return usedByOthers > onPlatform
    ? conflict('indicators.used_beyond_pooled', { kind, onPlatform, usedByOthers })
    : allowed
}

/** Each kind once, and each in itself possible. */
export function mayCountAll(all: readonly Pooled[]): Verdict {
  const kinds = all.map(({ kind }) => kind)
  const twice = kinds.find((kind, at) => kinds.indexOf(kind) !== at)
  if (twice !== undefined) return invalid('indicators.pooled_twice', { kind: twice })
  return allOf(...all.map(mayCount))
}

function share(part: number, of: number): Ratio | null {
  return of === 0 ? null : ratio(BigInt(part) * 100n, BigInt(of))
}

const places = 1
const shown = (percent: Ratio | null): string | null =>
  percent === null ? null : decimalOfRatio(percent, places)

const pooledShare = ({ owned, onPlatform }: Pooled): Ratio | null => share(onPlatform, owned)
const sharedShare = ({ onPlatform, usedByOthers }: Pooled): Ratio | null =>
  share(usedByOthers, onPlatform)

export function poolingLevel(pooled: Pooled): PoolingLevel {
  return {
    kind: pooled.kind,
    pooledPercent: shown(pooledShare(pooled)),
    sharedPercent: shown(sharedShare(pooled)),
  }
}

function mean(all: readonly (Ratio | null)[]): Ratio | null {
  const known = all.filter((one) => one !== null)
  if (known.length === 0) return null
  const sum = known.reduce(addRatios, ratio(0n))
  return multiplyRatios(sum, ratio(1n, BigInt(known.length)))
}

/**
 * The level of a whole project. Machines, people and money cannot be added up, so it is the plain mean of its kinds;
 * a kind of which nothing is owned (or, of the second, nothing is pooled) says nothing and is left out.
 */
export function wholeLevel(all: readonly Pooled[]): Shares {
  return {
    pooledPercent: shown(mean(all.map(pooledShare))),
    sharedPercent: shown(mean(all.map(sharedShare))),
  }
}

export type PoolingChange = {
  readonly kind: ResourceKind
  readonly before: Pooled | null
  readonly after: Pooled | null
}

/** Kinds of either side, in the order of the first that names them. */
export function poolingChanges(
  before: readonly Pooled[],
  after: readonly Pooled[],
): PoolingChange[] {
  const kinds = [...new Set([...before, ...after].map(({ kind }) => kind))]
  const countIn = (all: readonly Pooled[], kind: ResourceKind): Pooled | null =>
    all.find((one) => one.kind === kind) ?? null
  return kinds.map((kind) => ({ kind, before: countIn(before, kind), after: countIn(after, kind) }))
}

/** `+12.5`, `-3.0`, `0.0`: points between two percents as they are shown; null where one of them is not known. */
export function pointsBetween(before: string | null, after: string | null): string | null {
  const [from, to] = [ratioOfDecimal(before ?? ''), ratioOfDecimal(after ?? '')]
  if (from === null || to === null) return null
  const moved = addRatios(to, multiplyRatios(from, ratio(-1n)))
  return `${compareRatios(moved, ratio(0n)) > 0 ? '+' : ''}${decimalOfRatio(moved, places)}`
}
