/** With what a part is drawn. All are cut by the same planes. */
import {
  BackSide,
  LineBasicMaterial,
  MeshBasicMaterial,
  MeshLambertMaterial,
  type Plane,
} from 'three'

export type Colours = {
  readonly body: string
  readonly edge: string
  readonly chosen: string
  readonly inside: string
}

export type Materials = ReturnType<typeof makeMaterials>

/** Triangles that belong to no face are shaded one by one. */
export function makeMaterials(planes: Plane[], isFaceless: boolean) {
  const clippingPlanes = planes
  const body = new MeshLambertMaterial({
    ...{ vertexColors: true, flatShading: isFaceless, clippingPlanes },
    ...{ polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1 },
  })
  // What is seen of the inside is the cut.
  const inside = new MeshBasicMaterial({ side: BackSide, clippingPlanes })
  const edge = new LineBasicMaterial({ clippingPlanes })
  return { body, inside, edge, all: [body, inside, edge] as const }
}
