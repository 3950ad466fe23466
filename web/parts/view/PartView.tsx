import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { PartAnalysis } from '../../../domain/parts/analysis.ts'
import { readMesh } from '../../../domain/parts/part.endpoints.ts'
import { unpackView, type ViewMesh } from '../../../domain/parts/viewMesh.ts'
import { callRaw } from '../../kernel/call.ts'
import { localProblem } from '../../kernel/problem.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import type { Choose, Chosen, Pinned } from '../chosen.ts'
import { boxSaid } from '../numbers.ts'
import css from '../Parts.module.css'
import { FacePanel } from './FacePanel.tsx'
import { Pins } from './Pins.tsx'
import type { PartScene } from './scene.ts'
import { type FaceShape, type Picked, shapeOf } from './shape.ts'
import { Tools } from './Tools.tsx'
import { useScene } from './useScene.ts'
import { Watermark } from './Watermark.tsx'

type Props = {
  readonly revisionId: string
  readonly name: string
  readonly analysis: PartAnalysis
  readonly pins: readonly Pinned[]
  readonly chosen: Chosen | null
  readonly onChoose: Choose
  /** Whether it is another organisation's: then it says over the shape for whom it is shown. */
  readonly marked: boolean
}

const turnStep = Math.PI / 12

function onKey(scene: PartScene, event: KeyboardEvent): void {
  const acts: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => scene.turn(turnStep, 0),
    ArrowRight: () => scene.turn(-turnStep, 0),
    ArrowUp: () => scene.turn(0, turnStep),
    ArrowDown: () => scene.turn(0, -turnStep),
    '+': () => scene.zoom(1.25),
    '=': () => scene.zoom(1.25),
    '-': () => scene.zoom(0.8),
    '0': scene.fit,
  }
  const act = acts[event.key]
  if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  act()
}

/** A press that did not drag. */
function usePress(onPress: (x: number, y: number) => void) {
  const down = useRef<readonly [number, number] | null>(null)
  const still = 5
  return {
    onPointerDown: (event: PointerEvent) => {
      down.current = [event.clientX, event.clientY]
    },
    onPointerUp: (event: PointerEvent) => {
      const from = down.current
      down.current = null
      if (from === null) return
      const [x, y] = [event.clientX, event.clientY]
      if (Math.hypot(x - from[0], y - from[1]) > still) return
      const box = event.currentTarget.getBoundingClientRect()
      onPress(x - box.left, y - box.top)
    },
  }
}

/** What is picked: one face, or two while measuring; told to the page as what is chosen. */
function usePicks(onChoose: Choose, pins: readonly Pinned[]) {
  const [measuring, setMeasuring] = useState(false)
  const [picks, setPicks] = useState<{ from: Picked | null; to: Picked | null }>({
    ...{ from: null, to: null },
  })
  const put = (next: typeof picks) => {
    setPicks(next)
    const faces = [next.from, next.to].flatMap((one) => (one === null ? [] : [one.face]))
    const pin = faces.length === 1 ? pins.find((one) => one.faces.includes(faces[0]!)) : undefined
    onChoose(faces.length === 0 ? null : { key: pin?.key ?? 'faces', faces })
  }
  return {
    ...{ measuring, picks, put },
    onMeasuring(on: boolean): void {
      setMeasuring(on)
      if (!on) put({ from: picks.from, to: null })
    },
    onPick(picked: Picked | null): void {
      const second = measuring && picks.from !== null && picks.to === null
      put(second ? { from: picks.from, to: picked } : { from: picked, to: null })
    },
  }
}

function Stage({ mesh, ...props }: Props & { readonly mesh: ViewMesh }) {
  const { name, analysis, pins, chosen, onChoose, marked } = props
  const { t } = useTranslation('parts')
  const { canvas, scene } = useScene(mesh)
  const { measuring, picks, put, onMeasuring, onPick } = usePicks(onChoose, pins)
  const shapes = useMemo(
    () =>
      new Map<number, FaceShape>(
        mesh.faces
          .toSorted((a, b) => a.face - b.face)
          .map((face) => [face.face, shapeOf(mesh, face)]),
      ),
    [mesh],
  )
  const open = scene === null || scene === 'none' ? null : scene
  const press = usePress((x, y) => open !== null && onPick(open.pick(x, y)))
  useEffect(() => {
    open?.choose(chosen?.faces ?? [])
    const shape = chosen?.key === 'faces' ? undefined : shapes.get(chosen?.faces[0] ?? -1)
    if (shape?.normal != null) open?.face(shape.normal)
  }, [open, chosen, shapes])
  const box = analysis.bbox_mm === null ? '' : boxSaid(analysis.bbox_mm)
  const isNumbered = !shapes.has(0)
  const told = isNumbered
    ? t('view.text', { name, box, faces: shapes.size })
    : t('view.textPlain', { name, box })
  if (scene === 'none') return <Note tone="care">{t('view.noWebGl')}</Note>
  return (
    <div className="stack">
      <div
        className={css.stage}
        role="group"
        aria-label={told}
        // Turned and zoomed by keys.
        tabIndex={0}
        onKeyDown={(event) => open !== null && onKey(open, event)}
      >
        {marked && <Watermark />}
        <canvas ref={canvas} className={css.canvas} aria-hidden {...press} />
        {open !== null && (
          <Pins
            scene={open}
            pins={pins}
            shapes={shapes}
            chosen={chosen?.key}
            onPin={(pin) => {
              onChoose(pin)
              document.querySelector<HTMLElement>(`#${pin.key}`)?.focus()
            }}
          />
        )}
      </div>
      <p className="second t12">{t('view.help')}</p>
      {open !== null && (
        <>
          <Tools scene={open} />
          <FacePanel
            analysis={analysis}
            shapes={shapes}
            picks={picks}
            measuring={measuring}
            onMeasuring={onMeasuring}
            onPicks={put}
          />
        </>
      )}
    </div>
  )
}

const unreadable = () => localProblem('kernel.unreadable_answer', 200)

/** The part to look at: turned, cut, measured, with what stands against it where it stands. */
export function PartView(props: Props) {
  const { t } = useTranslation('parts')
  const { revisionId } = props
  const { data, error, refetch } = useQuery({
    queryKey: [readMesh.name, revisionId],
    queryFn: async ({ signal }) => {
      const answer = await callRaw(
        readMesh,
        { params: { id: revisionId } },
        { signal, timeoutMs: 120_000 },
      )
      const mesh = unpackView(new Uint8Array(await answer.arrayBuffer()))
      if (mesh === null) throw unreadable()
      return mesh
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Sheet title={t('view.title')} level={2}>
      {error !== null &&
        (error.problem.status === 409 ? (
          <ErrorState problem={error.problem} />
        ) : (
          <ErrorState problem={error.problem} onRetry={() => void refetch()} />
        ))}
      {error === null && data === undefined && <Loading what={t('view.loading')} lines={4} />}
      {data !== undefined && <Stage {...props} mesh={data} />}
    </Sheet>
  )
}
