/** Parts that the kernel itself makes and writes as STEP, for tests and benchmarks: what our own writer is too small for. */
import { freshKernel, type Kernel } from './instance.ts'
import { readShape } from './measure.ts'

type Shape = InstanceType<Kernel['TopoDS_Shape']>
type Pair = readonly [number, number]
type Point = readonly [number, number, number]

export type Tools = {
  readonly box: (from: Point, to: Point) => Shape
  /** A profile of radius and height, turned about the z axis through a place; all the way round if not told. */
  readonly turned: (at: Point, profile: readonly Pair[], radians?: number) => Shape
  readonly cylinder: (at: Point, radius: number, height: number) => Shape
  /** A profile of x and y between two heights. */
  readonly prism: (profile: readonly Pair[], from: number, to: number) => Shape
  readonly cut: (from: Shape, ...away: readonly Shape[]) => Shape
  readonly join: (one: Shape, ...others: readonly Shape[]) => Shape
}

function toolsOf(kernel: Kernel): Tools {
  const point = (at: Point) => new kernel.gp_Pnt(...at)
  const range = () => new kernel.Message_ProgressRange()
  const faceOf = (points: readonly Point[]) => {
    const outline = new kernel.BRepBuilderAPI_MakeWire()
    for (const [index, at] of points.entries()) {
      const next = point(points[(index + 1) % points.length]!)
      outline.Add(new kernel.BRepBuilderAPI_MakeEdge(point(at), next).Edge())
    }
    return new kernel.BRepBuilderAPI_MakeFace(outline.Wire(), true).Face()
  }
  const turned: Tools['turned'] = ([x, y, z], profile, radians = 2 * Math.PI) => {
    const face = faceOf(profile.map(([radius, height]) => [x + radius, y, z + height]))
    const axis = new kernel.gp_Ax1(point([x, y, z]), new kernel.gp_Dir(0, 0, 1))
    return new kernel.BRepPrimAPI_MakeRevol(face, axis, radians, false).Shape()
  }
  return {
    turned,
    box: (from, to) => new kernel.BRepPrimAPI_MakeBox(point(from), point(to)).Shape(),
    cylinder: (at, radius, height) =>
      turned(at, [
        [0, 0],
        [radius, 0],
        [radius, height],
        [0, height],
      ]),
    prism: (profile, from, to) => {
      const face = faceOf(profile.map(([x, y]) => [x, y, from]))
      const way = new kernel.gp_Vec(0, 0, to - from)
      return new kernel.BRepPrimAPI_MakePrism(face, way, false, true).Shape()
    },
    cut: (from, ...away) =>
      away.reduce((rest, one) => new kernel.BRepAlgoAPI_Cut(rest, one, range()).Shape(), from),
    join: (one, ...others) =>
      others.reduce((all, other) => {
        const fused = new kernel.BRepAlgoAPI_Fuse(all, other, range())
        fused.SimplifyResult(true, true, 1e-6)
        return fused.Shape()
      }, one),
  }
}

function written(kernel: Kernel, shape: Shape): Uint8Array {
  const writer = new kernel.STEPControl_Writer()
  const { STEPControl_AsIs: asIs } = kernel.STEPControl_StepModelType
  writer.Transfer(shape, asIs, true, new kernel.Message_ProgressRange())
  writer.Write('/made.step')
  return kernel.FS.readFile('/made.step') as Uint8Array
}

export async function madeStep(make: (tools: Tools) => Shape): Promise<Uint8Array> {
  const kernel = await freshKernel()
  return written(kernel, make(toolsOf(kernel)))
}

/** The same part as another system writes it: read and written by the kernel. */
export async function remadeStep(bytes: Uint8Array): Promise<Uint8Array> {
  const kernel = await freshKernel()
  return written(kernel, readShape(kernel, bytes))
}
