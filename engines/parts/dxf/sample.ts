/** Flat parts written by ourselves: a plate with rounded corners, round holes and a slot. */

export type SamplePlate = {
  /** In millimetres, whatever the unit of the file. */
  readonly size: readonly [number, number]
  readonly corner: number
  /** Diameters, in a row along the middle. */
  readonly holes?: readonly number[]
  /** 28 × 8 with round ends. */
  readonly slot?: boolean
  readonly unit?: 'inch' | 'millimetre'
  /** Lines from their other end, the last drawn first. */
  readonly shuffled?: boolean
}

export function sampleDxf(plate: SamplePlate): string {
  const { size, corner: r, holes = [], slot = false, unit = 'millimetre', shuffled = false } = plate
  const mm = unit === 'inch' ? 25.4 : 1
  const [w, h] = size
  const real = (value: number): string => String(value / mm)
  const group = (kind: string, values: Readonly<Record<number, string>>): string =>
    `0\n${kind}\n${Object.entries(values)
      .map(([code, value]) => `${code}\n${value}\n`)
      .join('')}`
  const line = (x1: number, y1: number, x2: number, y2: number): string => {
    const [a, b] = shuffled
      ? [[x2, y2] as const, [x1, y1] as const]
      : [[x1, y1] as const, [x2, y2] as const]
    return group('LINE', { 10: real(a[0]), 20: real(a[1]), 11: real(b[0]), 21: real(b[1]) })
  }
  const arc = (x: number, y: number, from: number): string =>
    group('ARC', {
      10: real(x),
      20: real(y),
      40: real(r),
      50: `${from}`,
      51: `${(from + 90) % 360}`,
    })
  const edges = [
    ...[line(r, 0, w - r, 0), arc(w - r, r, 270), line(w, r, w, h - r), arc(w - r, h - r, 0)],
    ...[line(w - r, h, r, h), arc(r, h - r, 90), line(0, h - r, 0, r), arc(r, r, 180)],
  ]
  const [y, x] = [h / 4, w / 2]
  const rounded =
    `0\nLWPOLYLINE\n90\n4\n70\n1\n` +
    [
      [x - 10, y - 4, 0],
      [x + 10, y - 4, 1],
      [x + 10, y + 4, 0],
      [x - 10, y + 4, 1],
    ]
      .map(([px, py, bulge]) => `10\n${real(px!)}\n20\n${real(py!)}\n42\n${bulge}\n`)
      .join('')
  const circles = holes.map((diameter, at) =>
    group('CIRCLE', {
      ...{ 10: real(((at + 1) * w) / (holes.length + 1)), 20: real((h * 3) / 4) },
      40: real(diameter / 2),
    }),
  )
  const all = [...(shuffled ? edges.toReversed() : edges), ...(slot ? [rounded] : []), ...circles]
  const head = `0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n${unit === 'inch' ? 1 : 4}\n0\nENDSEC\n`
  return `${head}0\nSECTION\n2\nENTITIES\n${all.join('')}0\nENDSEC\n0\nEOF\n`
}
