import { lazy, Suspense, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { readPicture, type FullPart } from '../../domain/parts/part.endpoints.ts'
import { type Chosen, pinsOf } from '../parts/chosen.ts'
import { FindingsSheet } from '../parts/FindingsSheet.tsx'
import { AtAGlance } from '../parts/GeometrySheet.tsx'
import { ClosedNote } from '../parts/ClosedNote.tsx'
import { FindingCounts } from '../parts/Tags.tsx'
import type { Told } from '../parts/useAnalysis.ts'
import { useAnalysis } from '../parts/useAnalysis.ts'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { useReasons } from '../ui/reason.ts'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import type { Market } from './address.ts'
import css from './MatchPart.module.css'
import type { NeedPart } from './usePart.ts'

/** The drawing of triangles is fetched by those who look at a part. */
const PartView = lazy(async () => ({
  default: (await import('../parts/view/PartView.tsx')).PartView,
}))

/** The part in three dimensions with what stands against making it, by the rules of one process. */
function Looked({ part, told }: { readonly part: FullPart; readonly told: Told }) {
  const { t } = useTranslation('parts')
  const [process, setProcess] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const { data = told } = useAnalysis(part.revision, process)
  const { analysis } = data
  if (analysis === null) return null
  return (
    <div className={css.looked}>
      {analysis.format !== 'dxf' && (
        <Suspense fallback={<Loading what={t('view.loading')} lines={4} />}>
          <PartView
            revisionId={part.revision.id}
            name={part.name}
            analysis={analysis}
            pins={pinsOf(data.findings, analysis.holes)}
            chosen={chosen}
            onChoose={setChosen}
            marked={!part.own}
          />
        </Suspense>
      )}
      <FindingsSheet
        told={data}
        wished={process}
        onProcess={(next) => {
          setProcess(next)
          setChosen(null)
        }}
        chosen={chosen}
        onChoose={setChosen}
      />
    </div>
  )
}

/** Why the file says nothing that a need or a price could rest on, and how to mend it. */
function Refused({ needPart: { part, reading } }: { readonly needPart: NeedPart }) {
  const { t } = useTranslation('market')
  const say = useReasons()
  if (reading === null || reading.ok) return null
  const brief = part?.revision.analysis
  const reason =
    brief?.reason == null
      ? { code: `price.${reading.reason}` }
      : { code: brief.reason, facts: brief.facts }
  return (
    <Note tone="bad" title={t('file.refused')}>
      {say(reason)}
    </Note>
  )
}

/** What a need begins from: the file's sizes at a glance, and the part itself to look at. */
export function PartSheet({
  market,
  needPart,
}: {
  readonly market: Market
  readonly needPart: NeedPart
}) {
  const { t } = useTranslation('market')
  const { part, told, reading, problem } = needPart
  const leave = (
    <Button size="small" onClick={market.leavePart}>
      {t('file.other')}
    </Button>
  )
  if (problem !== undefined) return <ErrorState problem={problem}>{leave}</ErrorState>
  if (part === undefined) return <Loading lines={3} what={t('file.analysing')} />
  if (!part.open) {
    return (
      <section aria-label={t('file.sheet')} className="stack">
        <div className={css.partHead}>
          <h2>{part.name}</h2>
          {leave}
        </div>
        <ClosedNote part={part} />
      </section>
    )
  }
  const isDone = part.revision.analysis.state === 'done'
  return (
    <section aria-label={t('file.sheet')} className="stack">
      <div className={css.partHead}>
        <h2>
          <Link to="/parts/$id" params={{ id: part.id }}>
            {part.name}
          </Link>
        </h2>
        {isDone && <FindingCounts findings={part.revision.analysis.findings} />}
        {leave}
      </div>
      {told === undefined && <Loading lines={3} what={t('file.analysing')} />}
      {isDone && (
        <div className={css.glance}>
          {part.revision.analysis.bboxMm?.[2] !== 0 && (
            // Its name stands above it.
            <img
              className={css.picture}
              alt=""
              src={readPicture.path.replace(':id', part.revision.id)}
            />
          )}
          <AtAGlance part={part} revision={part.revision} />
        </div>
      )}
      <Refused needPart={needPart} />
      {isDone && told !== undefined && (
        <details className={css.part}>
          <summary>{t('file.look')}</summary>
          <Looked part={part} told={told} />
        </details>
      )}
      {reading?.ok === true && <p className="second t13">{t('file.taken')}</p>}
    </section>
  )
}
