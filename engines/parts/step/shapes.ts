/** Which instance may stand where in the geometry of a solid: what a corrupt reference breaks first. */

const curve =
  /^(LINE|CIRCLE|ELLIPSE|PARABOLA|HYPERBOLA|POLYLINE|CLOTHOID|\w*CURVE\w*|PCURVE|BOUNDED_PCURVE)$/
const surface = /^(PLANE|\w*SURFACE\w*)$/
const loop = /^(EDGE_LOOP|VERTEX_LOOP|POLY_LOOP|LOOP|PATH)$/
const face = /^(ADVANCED_FACE|FACE_SURFACE|FACE|ORIENTED_FACE|SUBFACE)$/
const shell =
  /^(CLOSED_SHELL|OPEN_SHELL|ORIENTED_CLOSED_SHELL|ORIENTED_OPEN_SHELL|CONNECTED_FACE_SET|SURFACED_OPEN_SHELL)$/
const point = /^(CARTESIAN_POINT|POINT_ON_CURVE|POINT_ON_SURFACE|DEGENERATE_PCURVE)$/
const vertex = /^(VERTEX_POINT|VERTEX)$/
const edge = /^(EDGE_CURVE|EDGE|SUBEDGE|SEAM_EDGE)$/
const direction = /^DIRECTION$/
const placement = /^AXIS2_PLACEMENT_3D$/

/** By keyword: parameter (from 0, the name) → what it must name. */
export const places: Readonly<Record<string, Readonly<Record<number, RegExp>>>> = {
  MANIFOLD_SOLID_BREP: { 1: shell },
  FACETED_BREP: { 1: shell },
  BREP_WITH_VOIDS: { 1: shell, 2: shell },
  SHELL_BASED_SURFACE_MODEL: { 1: shell },
  CLOSED_SHELL: { 1: face },
  OPEN_SHELL: { 1: face },
  ORIENTED_CLOSED_SHELL: { 2: shell },
  ADVANCED_FACE: { 1: /^FACE_(OUTER_)?BOUND$/, 2: surface },
  FACE_SURFACE: { 1: /^FACE_(OUTER_)?BOUND$/, 2: surface },
  FACE_BOUND: { 1: loop },
  FACE_OUTER_BOUND: { 1: loop },
  EDGE_LOOP: { 1: /^ORIENTED_EDGE$/ },
  VERTEX_LOOP: { 1: vertex },
  POLY_LOOP: { 1: point },
  ORIENTED_EDGE: { 3: edge },
  EDGE_CURVE: { 1: vertex, 2: vertex, 3: curve },
  VERTEX_POINT: { 1: point },
  LINE: { 1: point, 2: /^VECTOR$/ },
  VECTOR: { 1: direction },
  CIRCLE: { 1: /^AXIS2_PLACEMENT_[23]D$/ },
  ELLIPSE: { 1: /^AXIS2_PLACEMENT_[23]D$/ },
  PLANE: { 1: placement },
  CYLINDRICAL_SURFACE: { 1: placement },
  CONICAL_SURFACE: { 1: placement },
  SPHERICAL_SURFACE: { 1: placement },
  TOROIDAL_SURFACE: { 1: placement },
  AXIS2_PLACEMENT_3D: { 1: point, 2: direction, 3: direction },
  SURFACE_CURVE: { 1: curve },
  SEAM_CURVE: { 1: curve },
  INTERSECTION_CURVE: { 1: curve },
  TRIMMED_CURVE: { 1: curve },
  B_SPLINE_CURVE_WITH_KNOTS: { 2: point },
  B_SPLINE_SURFACE_WITH_KNOTS: { 3: point },
  SURFACE_OF_LINEAR_EXTRUSION: { 1: curve, 2: /^VECTOR$/ },
  SURFACE_OF_REVOLUTION: { 1: curve, 2: /^AXIS1_PLACEMENT$/ },
}

/** Radii and the like: by keyword the parameters that must be greater than nothing. */
export const positives: Readonly<Record<string, readonly number[]>> = {
  CIRCLE: [2],
  ELLIPSE: [2, 3],
  CYLINDRICAL_SURFACE: [2],
  SPHERICAL_SURFACE: [2],
  TOROIDAL_SURFACE: [2, 3],
  VECTOR: [2],
}

/** What a volume can be read of. */
export const solidNames = ['MANIFOLD_SOLID_BREP', 'BREP_WITH_VOIDS', 'FACETED_BREP'] as const
/** What has faces and may be open. */
export const surfaceNames = ['SHELL_BASED_SURFACE_MODEL', 'FACE_BASED_SURFACE_MODEL'] as const
export const tessellated =
  /^(COMPLEX_)?TRIANGULATED_(FACE|SURFACE_SET)$|^TESSELLATED_(SOLID|SHELL)$/
