/** A part on its stage: marked, cut, taken apart, and asked what is under a point. Knows no page. */
import { Color, Plane, Raycaster, Vector2, Vector3 } from 'three'
import type { ViewMesh } from '../../../domain/parts/viewMesh.ts'
import { makeMaterials, type Colours, type Materials } from './materials.ts'
import type { Picked } from './shape.ts'
import { solidsOf, type SolidParts } from './solids.ts'
import { movesOf, openStage, type Stage } from './stage.ts'

export type Axis = 'x' | 'y' | 'z'
/** Where the cut is: 0 to 1 along an axis. */
export type Cut = { readonly axis: Axis; readonly share: number }

type Drawn = {
  readonly stage: Stage
  readonly solids: readonly SolidParts[]
  readonly materials: Materials
  readonly planes: Plane[]
}

function marksOf({ stage, solids, materials }: Drawn, first: Colours) {
  const chosen = new Set<number>()
  let hues = first
  function paint(): void {
    materials.body.color.set(0xffffff)
    materials.inside.color.set(hues.inside)
    materials.edge.color.set(hues.edge)
    const [plain, marked] = [new Color(hues.body), new Color(hues.chosen)]
    for (const { shape, owner } of solids) {
      const colour = shape.getAttribute('color')
      for (const [corner, face] of owner.entries()) {
        const { r, g, b } = chosen.has(face) ? marked : plain
        colour.setXYZ(corner, r, g, b)
      }
      colour.needsUpdate = true
    }
    stage.redraw()
  }
  paint()
  return {
    colour(next: Colours): void {
      hues = next
      paint()
    },
    choose(faces: readonly number[]): void {
      chosen.clear()
      for (const face of faces) chosen.add(face)
      paint()
    },
  }
}

function cutBy({ stage, materials, planes }: Drawn, cut: Cut | null): void {
  const { min, max, redraw } = stage
  planes.length = 0
  if (cut !== null) {
    const normal = new Vector3()
    normal[cut.axis] = -1
    const at = min[cut.axis] + (max[cut.axis] - min[cut.axis]) * cut.share
    planes.push(new Plane(normal, at))
  }
  for (const material of materials.all) material.needsUpdate = true
  redraw()
}

function explode({ stage, solids }: Drawn, by: number): void {
  for (const { group, middle } of solids) {
    group.position.copy(middle).sub(stage.middle).multiplyScalar(by)
  }
  stage.redraw()
}

function pick({ stage, solids, planes }: Drawn, x: number, y: number): Picked | null {
  const { wide, high } = stage.size
  const caster = new Raycaster()
  caster.setFromCamera(new Vector2((x / wide) * 2 - 1, 1 - (y / high) * 2), stage.camera)
  const bodies = solids.map(({ body }) => body)
  const hit = caster
    .intersectObjects(bodies, false)
    .find(({ point }) => planes.every((plane) => plane.distanceToPoint(point) >= 0))
  const solid = solids.find(({ body }) => body === hit?.object)
  const index = hit?.faceIndex ?? null
  if (hit === undefined || solid === undefined || index === null) return null
  const face = solid.faces.find(({ first, count }) => index >= first && index < first + count)
  const at = hit.point.clone().sub(solid.group.position)
  return face === undefined ? null : { face: face.face, at: [at.x, at.y, at.z] }
}

/** Where a point of a face is on the canvas, in its pixels. */
function project({ stage, solids }: Drawn, { face, at }: Picked): readonly [number, number] {
  const solid = solids.find(({ faces }) => faces.some((one) => one.face === face))
  const place = new Vector3(...at).add(solid?.group.position ?? new Vector3()).project(stage.camera)
  return [((place.x + 1) / 2) * stage.size.wide, ((1 - place.y) / 2) * stage.size.high]
}

/** Throws where the browser has no WebGL. */
export function openScene(canvas: HTMLCanvasElement, mesh: ViewMesh, colours: Colours) {
  const stage = openStage(canvas, mesh)
  const planes: Plane[] = []
  const isFaceless = mesh.faces.every(({ face }) => face === 0)
  const materials = makeMaterials(planes, isFaceless)
  const solids = solidsOf(mesh, materials)
  for (const { group } of solids) stage.scene.add(group)
  const drawn: Drawn = { stage, solids, materials, planes }
  const moves = movesOf(stage)
  let spread = 0
  moves.from('home')
  return {
    ...moves,
    ...marksOf(drawn, colours),
    many: solids.length > 1,
    fit: () => moves.fit(spread),
    cut: (cut: Cut | null) => cutBy(drawn, cut),
    explode(by: number): void {
      spread = by
      explode(drawn, by)
    },
    pick: (x: number, y: number) => pick(drawn, x, y),
    project: (point: Picked) => project(drawn, point),
    onDrawn: stage.onDrawn,
    close(): void {
      for (const { shape, edges } of solids) {
        shape.dispose()
        edges.dispose()
      }
      for (const material of materials.all) material.dispose()
      stage.close()
    },
  }
}
export type PartScene = ReturnType<typeof openScene>
