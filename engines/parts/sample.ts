/**
 * Parts written as STEP by ourselves, so that tests have closed forms to compare with: a block, holes along z
 * drilled into its top, any unit, any numbering. Nothing of a kernel is in them.
 */

export type SampleHole = {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Through where it reaches the height of the block. */
  readonly depth: number
  /** In two faces, as many systems write a cylinder. */
  readonly halves?: boolean
}

export type SampleBlock = {
  /** In millimetres, whatever the unit of the file. */
  readonly size: readonly [number, number, number]
  readonly holes?: readonly SampleHole[]
  readonly unit?: 'inch' | 'metre' | 'millimetre'
  /** Instances are numbered from here. */
  readonly first?: number
  /** Written last first; the faces of the shell stand so as well. */
  readonly backwards?: boolean
  /** Leaves out the top, so that nothing is closed. */
  readonly open?: boolean
  /** What stands far from the block and belongs to no solid: a square of 100 mm, or a loose point and a curve. */
  readonly beside?: 'surface' | 'wireframe'
  readonly name?: string
}

type Point = readonly [number, number, number]

const units = {
  millimetre: { mm: 1, text: '(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT(.MILLI.,.METRE.))' },
  metre: { mm: 1000, text: '(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT($,.METRE.))' },
  inch: { mm: 25.4, text: '' },
} as const

/** Reals have a point in STEP. */
function real(value: number): string {
  const text = value.toPrecision(17).replace(/(\.\d*?)0+(e|$)/, '$1$2')
  return (text.includes('.') ? text : text.replace(/(e|$)/, '.$1')).replace('e', 'E')
}

class Writer {
  readonly lines: string[] = []
  readonly #known = new Map<string, string>()
  readonly #first: number
  readonly mm: number
  constructor(first: number, mm: number) {
    this.#first = first
    this.mm = mm
  }

  add(text: string): string {
    const id = `#${this.#first + this.lines.length}`
    this.lines.push(`${id}=${text};`)
    return id
  }

  /** The same text is one instance: neighbours share their points and edges. */
  once(text: string): string {
    const id = this.#known.get(text) ?? this.add(text)
    this.#known.set(text, id)
    return id
  }

  point(at: Point): string {
    return this.once(`CARTESIAN_POINT('',(${at.map((one) => real(one / this.mm)).join(',')}))`)
  }

  direction(at: Point): string {
    return this.once(`DIRECTION('',(${at.map(real).join(',')}))`)
  }

  vertex(at: Point): string {
    return this.once(`VERTEX_POINT('',${this.point(at)})`)
  }

  frame(at: Point, axis: Point, x: Point): string {
    return this.once(
      `AXIS2_PLACEMENT_3D('',${this.point(at)},${this.direction(axis)},${this.direction(x)})`,
    )
  }

  /** One edge for both directions. */
  line(from: Point, to: Point): string {
    const swapped = from.join() > to.join()
    const [a, b] = swapped ? [to, from] : [from, to]
    const along = b.map((one, index) => one - a[index]!) as unknown as Point
    const size = Math.hypot(...along)
    const way = this.direction(along.map((one) => one / size) as unknown as Point)
    const vector = this.once(`VECTOR('',${way},1.)`)
    const curve = this.once(`LINE('',${this.point(a)},${vector})`)
    const edge = this.once(`EDGE_CURVE('',${this.vertex(a)},${this.vertex(b)},${curve},.T.)`)
    return this.add(`ORIENTED_EDGE('',*,*,${edge},${swapped ? '.F.' : '.T.'})`)
  }

  /** Round z, from one angle to another; `with` the turn or against it. */
  arc(centre: Point, radius: number, ends: readonly [Point, Point], along: boolean): string {
    const place = this.frame(centre, [0, 0, 1], [1, 0, 0])
    const curve = this.once(`CIRCLE('',${place},${real(radius / this.mm)})`)
    const [a, b] = [this.vertex(ends[0]), this.vertex(ends[1])]
    const edge = this.once(`EDGE_CURVE('',${a},${b},${curve},.T.)`)
    return this.add(`ORIENTED_EDGE('',*,*,${edge},${along ? '.T.' : '.F.'})`)
  }

  loop(edges: readonly string[], outer: boolean): string {
    const loop = this.add(`EDGE_LOOP('',(${edges.join(',')}))`)
    return this.add(`FACE_${outer ? 'OUTER_' : ''}BOUND('',${loop},.T.)`)
  }

  face(bounds: readonly string[], surface: string, same: boolean): string {
    return this.add(`ADVANCED_FACE('',(${bounds.join(',')}),${surface},${same ? '.T.' : '.F.'})`)
  }
}

const ring = (points: readonly Point[]): [Point, Point][] =>
  points.map((point, index) => [point, points[(index + 1) % points.length]!])

/** Where a hole's circle is cut: once, or twice into halves. */
function cuts({ x, y, radius, halves }: SampleHole, z: number): Point[] {
  const right: Point = [x + radius, y, z]
  return halves ? [right, [x - radius, y, z]] : [right]
}

function circle(writer: Writer, hole: SampleHole, z: number, along: boolean): string {
  const pairs = ring(cuts(hole, z))
  const arcs = pairs.map((ends) => writer.arc([hole.x, hole.y, z], hole.radius, ends, along))
  return writer.loop(along ? arcs : arcs.toReversed(), false)
}

function holeFaces(writer: Writer, hole: SampleHole, height: number): string[] {
  const { x, y, radius, depth } = hole
  const bottom = height - depth
  const place = writer.frame([x, y, 0], [0, 0, 1], [1, 0, 0])
  const surface = writer.once(`CYLINDRICAL_SURFACE('',${place},${real(radius / writer.mm)})`)
  const [tops, bottoms] = [ring(cuts(hole, height)), ring(cuts(hole, bottom))]
  const walls = tops.map(([a, b], index) => {
    const [c, d] = bottoms[index]!
    // Seen from within the hole the material lies outside: the wall's loop runs against the turn on top.
    const edges = [
      writer.arc([x, y, height], radius, [a, b], true),
      writer.line(b, d),
      writer.arc([x, y, bottom], radius, [c, d], false),
      writer.line(c, a),
    ]
    return writer.face([writer.loop(edges, true)], surface, false)
  })
  if (depth >= height) return walls
  const floor = writer.once(`PLANE('',${writer.frame([x, y, bottom], [0, 0, 1], [1, 0, 0])})`)
  return [...walls, writer.face([circle(writer, hole, bottom, true)], floor, true)]
}

function blockFaces(writer: Writer, { size, holes = [], open = false }: SampleBlock): string[] {
  const [a, b, c] = size
  const flat = (points: readonly Point[], normal: Point, x: Point, inner: readonly string[]) => {
    const plane = writer.once(`PLANE('',${writer.frame(points[0]!, normal, x)})`)
    const outer = writer.loop(
      ring(points).map(([from, to]) => writer.line(from, to)),
      true,
    )
    return writer.face([outer, ...inner], plane, true)
  }
  const through = holes.filter(({ depth }) => depth >= c)
  const [low, high] = [0, c].map((z): Point[] => [
    ...([
      [0, 0, z],
      [a, 0, z],
      [a, b, z],
      [0, b, z],
    ] as Point[]),
  ])
  const sides = low!.map((from, index) => {
    const next = (index + 1) % 4
    const normals: Point[] = [
      ...([
        [0, -1, 0],
        [1, 0, 0],
        [0, 1, 0],
        [-1, 0, 0],
      ] as Point[]),
    ]
    return flat([from, low![next]!, high![next]!, high![index]!], normals[index]!, [0, 0, 1], [])
  })
  const under = through.map((hole) => circle(writer, hole, 0, true))
  const over = holes.map((hole) => circle(writer, hole, c, false))
  const bottom = flat(low!.toReversed(), [0, 0, -1], [1, 0, 0], under)
  const top = open ? [] : [flat(high!, [0, 0, 1], [1, 0, 0], over)]
  return [...sides, bottom, ...top]
}

function context(writer: Writer, unit: keyof typeof units): string {
  const metric = writer.add(units[unit].text || units.millimetre.text)
  let length = metric
  if (unit === 'inch') {
    const many = writer.add(`LENGTH_MEASURE_WITH_UNIT(LENGTH_MEASURE(25.4),${metric})`)
    const powers = writer.add('DIMENSIONAL_EXPONENTS(1.,0.,0.,0.,0.,0.,0.)')
    length = writer.add(`(CONVERSION_BASED_UNIT('INCH',${many})LENGTH_UNIT()NAMED_UNIT(${powers}))`)
  }
  const angle = writer.add('(NAMED_UNIT(*)PLANE_ANGLE_UNIT()SI_UNIT($,.RADIAN.))')
  const solid = writer.add('(NAMED_UNIT(*)SI_UNIT($,.STERADIAN.)SOLID_ANGLE_UNIT())')
  const exact = writer.add(
    `UNCERTAINTY_MEASURE_WITH_UNIT(LENGTH_MEASURE(1.E-7),${length},'distance_accuracy_value','')`,
  )
  return writer.add(
    `(GEOMETRIC_REPRESENTATION_CONTEXT(3)GLOBAL_UNCERTAINTY_ASSIGNED_CONTEXT((${exact}))` +
      `GLOBAL_UNIT_ASSIGNED_CONTEXT((${length},${angle},${solid}))REPRESENTATION_CONTEXT('',''))`,
  )
}

/** Where what is beside the block begins, along each axis. */
const farMm = 5000

/** A representation of its own, as many systems write what is no solid. */
function besideShape(writer: Writer, what: 'surface' | 'wireframe', where: string): string {
  const [a, b, c, d] = [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ].map(([x, y]): Point => [farMm + x!, farMm + y!, farMm]) as [Point, Point, Point, Point]
  if (what === 'wireframe') {
    const curve = writer.add(`POLYLINE('',(${[a, b, c].map((at) => writer.point(at)).join(',')}))`)
    const loose = writer.add(`GEOMETRIC_CURVE_SET('',(${writer.point(d)},${curve}))`)
    return writer.add(
      `GEOMETRICALLY_BOUNDED_WIREFRAME_SHAPE_REPRESENTATION('',(${loose}),${where})`,
    )
  }
  const plane = writer.once(`PLANE('',${writer.frame(a, [0, 0, 1], [1, 0, 0])})`)
  const rim = ring([a, b, c, d]).map(([from, to]) => writer.line(from, to))
  const face = writer.face([writer.loop(rim, true)], plane, true)
  const shell = writer.add(`OPEN_SHELL('',(${face}))`)
  const model = writer.add(`SHELL_BASED_SURFACE_MODEL('',(${shell}))`)
  return writer.add(`MANIFOLD_SURFACE_SHAPE_REPRESENTATION('',(${model}),${where})`)
}

/** The file, as bytes. */
export function sampleStep(block: SampleBlock): Uint8Array {
  const { size, holes = [], unit = 'millimetre', first = 1, name = 'block' } = block
  const writer = new Writer(first, units[unit].mm)
  const faces = [
    ...blockFaces(writer, block),
    ...holes.flatMap((hole) => holeFaces(writer, hole, size[2])),
  ]
  const where = context(writer, unit)
  const listed = block.backwards ? faces.toReversed() : faces
  const shell = writer.add(`${block.open ? 'OPEN' : 'CLOSED'}_SHELL('',(${listed.join(',')}))`)
  const solid = block.open
    ? writer.add(`SHELL_BASED_SURFACE_MODEL('',(${shell}))`)
    : writer.add(`MANIFOLD_SOLID_BREP('${name}',${shell})`)
  const kind = block.open ? 'MANIFOLD_SURFACE_SHAPE' : 'ADVANCED_BREP_SHAPE'
  const frame = writer.frame([0, 0, 0], [0, 0, 1], [1, 0, 0])
  const shape = writer.add(`${kind}_REPRESENTATION('${name}',(${frame},${solid}),${where})`)
  const application = writer.add("APPLICATION_CONTEXT('automotive design')")
  const used = writer.add(`PRODUCT_CONTEXT('',${application},'mechanical')`)
  const product = writer.add(`PRODUCT('${name}','${name}','',(${used}))`)
  const version = writer.add(`PRODUCT_DEFINITION_FORMATION('','',${product})`)
  const stage = writer.add(`PRODUCT_DEFINITION_CONTEXT('part definition',${application},'design')`)
  const definition = writer.add(`PRODUCT_DEFINITION('design','',${version},${stage})`)
  const defined = writer.add(`PRODUCT_DEFINITION_SHAPE('','',${definition})`)
  writer.add(`SHAPE_DEFINITION_REPRESENTATION(${defined},${shape})`)
  if (block.beside !== undefined) {
    const other = besideShape(writer, block.beside, where)
    writer.add(`SHAPE_REPRESENTATION_RELATIONSHIP('','',${shape},${other})`)
  }
  const data = block.backwards ? writer.lines.toReversed() : writer.lines
  const header = [
    'ISO-10303-21;',
    'HEADER;',
    "FILE_DESCRIPTION((''),'2;1');",
    "FILE_NAME('','2019-07-26T00:00:00',(''),(''),'','','');",
    "FILE_SCHEMA(('AUTOMOTIVE_DESIGN { 1 0 10303 214 1 1 1 1 }'));",
    'ENDSEC;',
    'DATA;',
  ]
  return Buffer.from([...header, ...data, 'ENDSEC;', 'END-ISO-10303-21;', ''].join('\n'), 'latin1')
}
