/** Canvas, camera and lamp; draws once after whatever changed, and never otherwise. */
import {
  AmbientLight,
  DirectionalLight,
  OrthographicCamera,
  Scene,
  Vector3,
  WebGLRenderer,
} from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import type { ViewMesh } from '../../../domain/parts/viewMesh.ts'
import type { Point } from './shape.ts'

export type Side = 'home' | 'front' | 'back' | 'left' | 'right' | 'top' | 'bottom'

const sides: Readonly<Record<Side, Point>> = {
  home: [1, -1.4, 0.95],
  front: [0, -1, 0],
  back: [0, 1, 0],
  left: [-1, 0, 0],
  right: [1, 0, 0],
  top: [0, 0, 1],
  bottom: [0, 0, -1],
}

export type Stage = ReturnType<typeof openStage>

/** Throws where the browser has no WebGL. */
export function openStage(canvas: HTMLCanvasElement, mesh: ViewMesh) {
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true })
  renderer.localClippingEnabled = true
  const scene = new Scene()
  const camera = new OrthographicCamera()
  camera.up.set(0, 0, 1)
  const lamp = new DirectionalLight(0xffffff, 2.2)
  scene.add(new AmbientLight(0xffffff, 1.5), lamp, lamp.target)
  const controls = new OrbitControls(camera, canvas)
  controls.enableDamping = false
  const [min, max] = [new Vector3(...mesh.min), new Vector3(...mesh.max)]
  const middle = min.clone().add(max).multiplyScalar(0.5)
  const radius = Math.max(min.distanceTo(max) / 2, 1e-3)
  const size = { wide: 1, high: 1 }
  const listeners = new Set<() => void>()
  let frame = 0
  const draw = () => {
    frame = 0
    lamp.position.copy(camera.position)
    lamp.target.position.copy(controls.target)
    renderer.render(scene, camera)
    for (const listener of listeners) listener()
  }
  const redraw = () => {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }
  controls.addEventListener('change', redraw)
  controls.target.copy(middle)
  return {
    ...{ renderer, scene, camera, controls, min, max, middle, radius, size, redraw },
    onDrawn(listener: () => void): () => void {
      listeners.add(listener)
      redraw()
      return () => void listeners.delete(listener)
    },
    close(): void {
      if (frame !== 0) cancelAnimationFrame(frame)
      controls.dispose()
      renderer.dispose()
    },
  }
}

/** The part fills the canvas whatever its shape. */
function frameCamera({ camera, radius, size: { wide, high } }: Stage): void {
  const half = radius * 1.08
  const ratio = wide / high
  camera.top = ratio >= 1 ? half : half / ratio
  camera.bottom = -camera.top
  camera.right = camera.top * ratio
  camera.left = -camera.right
  camera.near = -radius * 20
  camera.far = radius * 40
  camera.updateProjectionMatrix()
}

function look({ camera, controls, radius, redraw }: Stage, direction: Point): void {
  const way = new Vector3(...direction).normalize()
  // Straight from above "up" has no direction of its own.
  if (Math.abs(way.z) > 0.999) way.add(new Vector3(0, -1e-4, 0)).normalize()
  camera.position.copy(controls.target).addScaledVector(way, radius * 4)
  camera.lookAt(controls.target)
  controls.update()
  redraw()
}

function turn({ camera, controls, redraw }: Stage, right: number, upwards: number): void {
  const away = camera.position.clone().sub(controls.target)
  away.applyAxisAngle(new Vector3(0, 0, 1), right)
  const aside = new Vector3(0, 0, 1).cross(away).normalize()
  const raised = away.clone().applyAxisAngle(aside, -upwards)
  // Over the pole everything would stand on its head.
  if (Math.abs(raised.clone().normalize().z) < 0.995) away.copy(raised)
  camera.position.copy(controls.target).add(away)
  camera.lookAt(controls.target)
  controls.update()
  redraw()
}

function zoom({ camera, controls, redraw }: Stage, to: number): void {
  camera.zoom = Math.min(60, Math.max(0.2, to))
  camera.updateProjectionMatrix()
  controls.update()
  redraw()
}

/** How whoever looks moves around the part. */
export const movesOf = (stage: Stage) => ({
  resize(width: number, height: number): void {
    stage.size.wide = Math.max(1, width)
    stage.size.high = Math.max(1, height)
    stage.renderer.setPixelRatio(Math.min(devicePixelRatio, 2))
    stage.renderer.setSize(stage.size.wide, stage.size.high, false)
    frameCamera(stage)
    stage.redraw()
  },
  from: (side: Side) => look(stage, sides[side]),
  /** Towards a flat face, a little from above and aside, so that one knows where one is. */
  face: ([x, y, z]: Point) => look(stage, [x + 0.25, y - 0.3, z + 0.3]),
  fit(spread: number): void {
    stage.controls.target.copy(stage.middle)
    zoom(stage, 1 / (1 + spread))
  },
  zoom: (by: number) => zoom(stage, stage.camera.zoom * by),
  turn: (right: number, upwards: number) => turn(stage, right, upwards),
})
