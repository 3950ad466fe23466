import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Hole, PartAnalysis } from '../../domain/parts/analysis.ts'
import type { Revision } from '../../domain/parts/part.endpoints.ts'
import { noteTolerance } from '../../domain/parts/tolerance.endpoints.ts'
import { toleranceKinds } from '../../domain/parts/tolerance.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Combobox } from '../ui/Combobox.tsx'
import { Select } from '../ui/Select.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import type { Chosen } from './chosen.ts'
import { facesSaid, useFacesSaid } from './faces.ts'
import { useSizesSaid } from './FeatureSheets.tsx'
import { mm } from './numbers.ts'
import css from './Parts.module.css'
import { renews } from './renews.ts'
import { contentOf, emptyDraft, suggestedBy, type ToleranceDraft } from './toleranceDraft.ts'
import { ToleranceFields } from './ToleranceFields.tsx'

type Subject = { readonly value: string; readonly label: string; readonly faces: readonly number[] }

const chosenSubject = 'chosen'

const holeOf = (holes: readonly Hole[], faces: readonly number[]): Hole | undefined =>
  faces.length === 0
    ? undefined
    : holes.find((hole) => faces.every((face) => hole.faces.includes(face)))

/** Of what it may be: what is picked in the view, each hole, each feature that has faces. */
function useSubjects(analysis: PartAnalysis, chosen: Chosen | null): readonly Subject[] {
  const { t } = useTranslation('parts')
  const facesWords = useFacesSaid()
  const sizes = useSizesSaid()
  const { holes, features } = analysis
  const picked = chosen?.faces ?? []
  // Half of a wall that was picked means the hole.
  const faces = holeOf(holes, picked)?.faces ?? picked
  const numbers = (all: Hole['at_mm']) => all.map(mm).join(', ')
  return [
    ...(faces.length === 0
      ? []
      : [
          {
            ...{ value: chosenSubject, faces },
            label: t('tolerances.picked', { faces: facesWords(facesSaid(faces)) }),
          },
        ]),
    ...holes.map((hole, index) => ({
      ...{ value: `hole ${index}`, faces: hole.faces },
      label: t('tolerances.hole', { diameter: mm(hole.diameter_mm), at: numbers(hole.at_mm) }),
    })),
    ...features.flatMap(({ kind, faces: own, sizes: all }, index) => {
      if (kind === 'hole' || kind === 'setups' || own.length === 0) return []
      const said = sizes(
        Object.fromEntries(
          Object.entries(all).filter((one): one is [string, number] => typeof one[1] === 'number'),
        ),
      )
      const label = [t(`feature.${kind}`), said, facesWords(facesSaid(own))]
      return [{ value: `feature ${index}`, faces: own, label: label.filter(Boolean).join(' · ') }]
    }),
  ]
}

/** Notes one tolerance: of what is picked in the view or in the list, or of the whole part. */
export function ToleranceForm({
  revision,
  analysis,
  chosen,
  onDone,
}: {
  readonly revision: Revision
  readonly analysis: PartAnalysis
  readonly chosen: Chosen | null
  readonly onDone: () => void
}) {
  const { t } = useTranslation('parts')
  const subjects = useSubjects(analysis, chosen)
  const [wished, setWished] = useState<string | null>(null)
  const [incomplete, setIncomplete] = useState(false)
  const [typed, setTyped] = useState<Partial<ToleranceDraft>>({})
  const note = useAct(noteTolerance, {
    renews,
    onDone: () => {
      toast(t('tolerances.noted'))
      onDone()
    },
  })
  const subject =
    subjects.find(({ value }) => value === wished) ??
    subjects.find(({ value }) => value === chosenSubject)
  const hole = holeOf(analysis.holes, subject?.faces ?? [])
  const draft: ToleranceDraft = {
    ...emptyDraft,
    ...(hole === undefined ? {} : suggestedBy(hole)),
    ...typed,
  }
  const isWhole = draft.kind === 'general'
  const content = contentOf(draft)
  return (
    <form
      className="stack"
      aria-label={t('tolerances.add')}
      onSubmit={(event) => {
        event.preventDefault()
        setIncomplete(content === null)
        if (content === null) return
        const faces = isWhole ? [] : [...(subject?.faces ?? [])]
        note.mutate({ params: { id: revision.id }, body: { faces, content } })
      }}
    >
      <div className={css.pair}>
        <Select
          label={t('tolerances.kind')}
          options={toleranceKinds.map((value) => ({
            value,
            label: t(`tolerances.kinds.${value}`),
          }))}
          value={draft.kind}
          onChange={(kind) => setTyped({ ...typed, kind })}
        />
        {!isWhole && (
          <Combobox
            label={t('tolerances.of')}
            help={t('tolerances.ofHelp')}
            options={subjects}
            value={subject?.value ?? null}
            onChange={(value) => {
              setWished(value)
              setTyped({ kind: draft.kind })
            }}
          />
        )}
      </div>
      <div className={css.pair}>
        <ToleranceFields draft={draft} onDraft={(change) => setTyped({ ...typed, ...change })} />
      </div>
      {incomplete && content === null && <Note tone="care">{t('tolerances.incomplete')}</Note>}
      {note.error !== null && <ErrorState problem={note.error.problem} />}
      <div className={css.acts}>
        <Button kind="primary" size="small" type="submit" busy={note.isPending}>
          {t('tolerances.note')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('tolerances.cancel')}
        </Button>
      </div>
    </form>
  )
}
