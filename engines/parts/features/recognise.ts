/** All features of a part, found in the graph of its faces. */
import type { Feature, Hole } from '../../../domain/parts/analysis.ts'
import type { Recognised } from '../../../domain/parts/measured.ts'
import { distance } from '../brep/vectors.ts'
import type { Part } from '../part.ts'
import { cavitiesIn } from './cavities.ts'
import { holesIn } from './holes.ts'
import { graphOf } from './joints.ts'
import { maxReachFaces, reachOf } from './reach.ts'
import { bossesIn, roundsIn, sheetIn } from './rounds.ts'
import { turnedIn } from './turned.ts'

function featureOf(hole: Hole): Feature {
  const { diameter_mm, depth_mm, axis, faces } = hole
  return { kind: 'hole', faces, sizes: { diameter_mm, depth_mm, direction: axis } }
}

export function recognise(part: Part): Recognised {
  const all = part.solids.map((solid): Recognised => {
    const size = distance(part.min, part.max)
    const graph = graphOf(solid)
    const turned = turnedIn(graph)
    const holes = holesIn(graph, turned)
    const rounds = [...roundsIn(graph, turned), ...bossesIn(graph, turned)]
    const outer = rounds.filter(({ kind }) => kind !== 'fillet')
    const taken = new Set([...holes, ...outer].flatMap(({ faces }) => faces))
    const sheet = sheetIn(graph, turned)
    const reach = solid.faces.length <= maxReachFaces ? reachOf(solid, holes, size) : []
    const isSheet = sheet.length > 0
    const features = [
      ...holes.map(featureOf),
      // What is bent was not cut away, and all of it is thin.
      ...(isSheet ? [] : cavitiesIn(graph, turned, taken, size)),
      ...rounds,
      ...sheet,
      ...reach.filter(({ kind }) => !isSheet || kind !== 'thin_wall'),
    ]
    return { holes, features }
  })
  return {
    holes: all.flatMap(({ holes }) => holes),
    features: all.flatMap(({ features }) => features),
  }
}
