/**
 * 汇聚水平: how far a project has pooled its resources, before and after. For each kind of resource: how much there
 * is, how much of it stands on the platform, and how much of that was used by others than its owner.
 */
import { decimalOfRatio, ratio } from '../kernel/ratio.ts'
import { conflict, allowed, type Verdict } from '../kernel/verdict.ts'

export type Pooled = {
  /** A kind of resource: equipment, software, data, people, space, funds. */
  readonly kind: string
  readonly owned: number
  readonly onPlatform: number
  readonly usedByOthers: number
}

export type PoolingLevel = {
  readonly kind: string
  /** Percent of what is owned that stands on the platform; null where nothing is owned. */
  readonly pooledPercent: string | null
  /** Percent of what stands there that others used. */
  readonly sharedPercent: string | null
}

/** What is pooled is owned, and what was used stands on the platform. */
export function mayCount({ kind, owned, onPlatform, usedByOthers }: Pooled): Verdict {
  if (onPlatform > owned)
    return conflict('indicators.pooled_beyond_owned', { kind, owned, onPlatform })
  return usedByOthers > onPlatform
    ? conflict('indicators.used_beyond_pooled', { kind, onPlatform, usedByOthers })
    : allowed
}

function share(part: number, of: number): string | null {
  return of === 0 ? null : decimalOfRatio(ratio(BigInt(part) * 100n, BigInt(of)), 1)
}

export function poolingLevel({ kind, owned, onPlatform, usedByOthers }: Pooled): PoolingLevel {
  return {
    kind,
    pooledPercent: share(onPlatform, owned),
    sharedPercent: share(usedByOthers, onPlatform),
  }
}

export type PoolingChange = {
  readonly kind: string
  readonly before: PoolingLevel | null
  readonly after: PoolingLevel | null
}

/** Kinds of either side, in the order of the first that names them. */
export function poolingChanges(
  before: readonly Pooled[],
  after: readonly Pooled[],
): PoolingChange[] {
  const kinds = [...new Set([...before, ...after].map(({ kind }) => kind))]
  const levelIn = (all: readonly Pooled[], kind: string): PoolingLevel | null => {
    const pooled = all.find((one) => one.kind === kind)
    return pooled === undefined ? null : poolingLevel(pooled)
  }
  return kinds.map((kind) => ({ kind, before: levelIn(before, kind), after: levelIn(after, kind) }))
}
