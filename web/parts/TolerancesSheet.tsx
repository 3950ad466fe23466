import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { FullPart, Revision } from '../../domain/parts/part.endpoints.ts'
import { mayWritePart } from '../../domain/parts/part.ts'
import { removeTolerance } from '../../domain/parts/tolerance.endpoints.ts'
import { tightestMm, type Tolerance } from '../../domain/parts/tolerance.ts'
import { actorOf } from '../kernel/actor.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { type Choose, type Chosen, toleranceKey } from './chosen.ts'
import { facesSaid, useFacesSaid } from './faces.ts'
import css from './Parts.module.css'
import { renews } from './renews.ts'
import { ToleranceForm } from './ToleranceForm.tsx'
import { useToleranceWords } from './toleranceWords.ts'
import type { Told } from './useAnalysis.ts'

function ToleranceLine({
  tolerance,
  chosen,
  onChoose,
  onRemove,
}: {
  readonly tolerance: Tolerance
  readonly chosen: Chosen | null
  readonly onChoose: Choose
  readonly onRemove: (() => void) | undefined
}) {
  const { t } = useTranslation('parts')
  const said = useToleranceWords()(tolerance)
  const facesWords = useFacesSaid()
  const { faces, content, fromRevision } = tolerance
  const key = toleranceKey(tolerance.id)
  return (
    <li id={key} tabIndex={-1} className={classes(css.finding, chosen?.key === key && css.chosen)}>
      <div className={css.findingHead}>
        <strong>{said}</strong>
        <span className="muted t12">{t(`tolerances.kinds.${content.kind}`)}</span>
        {faces !== null && faces.length > 0 && (
          <LinkButton underlined onClick={() => onChoose({ key, faces })}>
            {t('view.show')}
          </LinkButton>
        )}
        {onRemove !== undefined && (
          <LinkButton
            underlined
            aria-label={t('tolerances.removeOne', { what: said })}
            onClick={onRemove}
          >
            {t('tolerances.remove')}
          </LinkButton>
        )}
      </div>
      {faces === null ? (
        <p>
          <Tag tone="care">{t('tolerances.lost', { number: fromRevision })}</Tag>
        </p>
      ) : (
        <p className="muted t12">
          {faces.length === 0 ? t('tolerances.whole') : facesWords(facesSaid(faces))}
          {' · '}
          {t('tolerances.from', { number: fromRevision })}
        </p>
      )}
    </li>
  )
}

/** What is noted of features and of the whole: seen by whoever sees the part, written by its organisation. */
export function TolerancesSheet({
  part,
  revision,
  told,
  chosen,
  onChoose,
}: {
  readonly part: FullPart
  readonly revision: Revision
  readonly told: Told
  readonly chosen: Chosen | null
  readonly onChoose: Choose
}) {
  const { t } = useTranslation('parts')
  const actor = actorOf(useMe())
  const [adding, setAdding] = useState(false)
  const remove = useAct(removeTolerance, { renews })
  const { tolerances, analysis } = told
  const writes = mayWritePart(actor, part).ok && revision.id === part.revision.id
  const box = analysis?.bbox_mm
  const tightest = tightestMm(tolerances, box ? Math.max(...box) : null)
  return (
    <Sheet title={t('tolerances.title')} level={2}>
      <div className="stack">
        {tolerances.length === 0 && <p className="muted">{t('tolerances.none')}</p>}
        {tightest !== null && (
          <p className="second">
            {t('tolerances.tightest', { value: String(Number(tightest.toFixed(4))) })}
          </p>
        )}
        <ul className={css.findings} aria-label={t('tolerances.title')}>
          {tolerances.map((tolerance) => (
            <ToleranceLine
              key={tolerance.id}
              {...{ tolerance, chosen, onChoose }}
              onRemove={
                writes
                  ? () =>
                      remove.mutate({
                        params: { id: revision.id },
                        body: { toleranceId: tolerance.id },
                      })
                  : undefined
              }
            />
          ))}
        </ul>
        {remove.error !== null && <ErrorState problem={remove.error.problem} />}
        {writes && !adding && (
          <div>
            <Button size="small" onClick={() => setAdding(true)}>
              {t('tolerances.add')}
            </Button>
          </div>
        )}
        {writes && adding && analysis !== null && (
          <ToleranceForm {...{ revision, analysis, chosen }} onDone={() => setAdding(false)} />
        )}
      </div>
    </Sheet>
  )
}
