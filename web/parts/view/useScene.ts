/** The scene of a canvas: opened with it, as large as it is, in the colours of the theme, closed with it. */
import { useCallback, useState } from 'react'
import type { ViewMesh } from '../../../domain/parts/viewMesh.ts'
import type { Colours } from './materials.ts'
import { openScene, type PartScene } from './scene.ts'

function coloursOf(at: Element): Colours {
  const style = getComputedStyle(at)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    body: token('--part-body'),
    edge: token('--ink-2'),
    chosen: token('--part-chosen'),
    inside: token('--part-inside'),
  }
}

/** Asked before, since what is tried in vain is told as an error. */
function hasGraphics(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null
}

function sceneOn(at: HTMLCanvasElement, mesh: ViewMesh): PartScene | null {
  if (!hasGraphics()) return null
  try {
    return openScene(at, mesh, coloursOf(at))
  } catch {
    return null
  }
}

/** `null` while it opens, `none` where the browser shows no 3-D graphics. */
export function useScene(mesh: ViewMesh) {
  const [scene, setScene] = useState<PartScene | 'none' | null>(null)
  const canvas = useCallback(
    (at: HTMLCanvasElement) => {
      const opened = sceneOn(at, mesh)
      setScene(opened ?? 'none')
      if (opened === null) return undefined
      const size = new ResizeObserver(() => opened.resize(at.clientWidth, at.clientHeight))
      size.observe(at)
      const theme = new MutationObserver(() => opened.colour(coloursOf(at)))
      theme.observe(document.documentElement, { attributes: true })
      return () => {
        size.disconnect()
        theme.disconnect()
        opened.close()
      }
    },
    [mesh],
  )
  return { canvas, scene }
}
