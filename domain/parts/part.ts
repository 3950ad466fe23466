/**
 * 零件: a part of an organisation, with its revisions. It is its organisation's alone until it is shared with spaces or
 * organisations by name; the open market never sees a part.
 */
import { Type, type Static } from 'typebox'
import { permits, type Actor } from '../kernel/actor.ts'
import { Id } from '../kernel/shapes.ts'
import { allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { audienceNamesMax } from '../spaces/audience.ts'
import type { PartAnalysis } from './analysis.ts'
import { materialOf } from './material.ts'

const closed = { additionalProperties: false } as const

export const partPermits = { write: 'parts.part.write' } as const

/** The most parts that one organisation keeps, and the most revisions of one part. */
export const partsMax = 20_000
export const revisionsMax = 200

export const partNameMax = 120
export const partNoteMax = 1000
/** What is opened; a larger file is refused with a reason before it is analysed. */
export const partFileMaxBytes = 200 * 1024 * 1024
/** Drawings beside the model: kept and downloaded, never opened here. */
export const drawingsMax = 20
export const drawingEndings = ['.pdf', '.dwg', '.dxf', '.png', '.jpg'] as const

export const partEndings = ['.step', '.stp', '.stl', '.3mf', '.dxf'] as const

const NamedIds = Type.Array(Id, { maxItems: audienceNamesMax, uniqueItems: true })

/** Whoever owns it, and whom it names beside. */
export const PartAudience = Type.Object({ spaces: NamedIds, organisations: NamedIds }, closed)
export type PartAudience = Static<typeof PartAudience>

export const PartContent = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: partNameMax }),
    /** A grade of `data/codes/materials.json`. */
    material: Type.Union([Type.String({ maxLength: 20 }), Type.Null()]),
    note: Type.String({ maxLength: partNoteMax }),
  },
  closed,
)
export type PartContent = Static<typeof PartContent>

/** Waiting for its turn, being read, answered; `refused` is an answer that says why there is none. */
export const analysisStates = ['waiting', 'running', 'done', 'refused'] as const
export type AnalysisState = (typeof analysisStates)[number]

/** Reasons that the machine gave and not the file: another try may end otherwise. */
export const passingReasons: readonly string[] = [
  'parts.out_of_time',
  'parts.out_of_memory',
  'parts.kernel_fault',
]

export type PartFacts = { readonly orgId: string }

export function mayBeginPart(actor: Actor): Verdict {
  if (actor.orgId === null) return forbidden('kernel.no_organisation')
  const permit = partPermits.write
  return permits(actor, permit) ? allowed : forbidden('parts.role_cannot', { permit })
}

/** Changing, adding revisions and discarding are the owner's. */
export function mayWritePart(actor: Actor, { orgId }: PartFacts): Verdict {
  if (actor.orgId !== orgId) return forbidden('parts.not_own')
  return mayBeginPart(actor)
}

export function hasSeenPart(version: number, seen: number): Verdict {
  return seen === version ? allowed : conflict('parts.moved_on', { seen, version })
}

export function knowsMaterial(material: string | null): Verdict {
  if (material === null || materialOf(material) !== undefined) return allowed
  return invalid('parts.material_unlisted', { material })
}

export function isNamed(name: string): Verdict {
  return name.trim() === '' ? invalid('parts.name_missing') : allowed
}

export type Analysed = {
  readonly state: AnalysisState
  readonly reason: string | null
  /** Whether the analyser of today has not seen it. */
  readonly outdated: boolean
}

/** Whether asking again can end otherwise than before. */
export function mayAnalyseAgain(actor: Actor, facts: PartFacts, analysed: Analysed): Verdict {
  const own = mayWritePart(actor, facts)
  if (!own.ok) return own
  const passing = analysed.reason !== null && passingReasons.includes(analysed.reason)
  const again = analysed.state === 'refused' ? passing || analysed.outdated : analysed.outdated
  return again ? allowed : conflict('parts.analysed_already')
}

/** A name to begin with: the file's, without its ending. */
export function nameOfFile(fileName: string): string {
  return fileName.replace(/\.[^.]{1,5}$/, '').slice(0, partNameMax)
}

/** Of the closed solids, in grams; null where volume or material is not known. */
export function massOf(
  { volume_mm3: volume }: Pick<PartAnalysis, 'volume_mm3'>,
  material: string | null,
) {
  const density = material === null ? undefined : materialOf(material)?.gPerCm3
  return volume === null || density === undefined ? null : (volume / 1000) * density
}
