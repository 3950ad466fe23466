import { IconGitCompare } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../words.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import css from './ConflictPanel.module.css'
import { differingPart } from './difference.ts'

export type ConflictSide = {
  readonly text: string
  /** Who wrote it and when, where that is known. */
  readonly by?: ReactNode
}

function Side({
  title,
  side,
  other,
  keep,
  keepLabel,
}: {
  readonly title: ReactNode
  readonly side: ConflictSide
  readonly other: string
  readonly keep: () => void
  readonly keepLabel: string
}) {
  const { t } = useTranslation('kernel')
  const [before, differing, after] = differingPart(side.text, other)
  return (
    <div className={css.side}>
      <div className="t13">
        <b>{title}</b> {side.by !== undefined && <span className="muted t12">{side.by}</span>}
      </div>
      <p className={css.text}>
        {side.text === '' ? (
          <span className="muted">{t('conflict.empty')}</span>
        ) : (
          <>
            {before}
            {differing !== '' && <mark>{differing}</mark>}
            {after}
          </>
        )}
      </p>
      <div>
        <Button size="small" onClick={keep}>
          {keepLabel}
        </Button>
      </div>
    </div>
  )
}

/** Two people wrote one field: both versions side by side, and a choice. Nothing is lost unseen. */
export function ConflictPanel({
  field,
  mine,
  theirs,
  onMine,
  onTheirs,
}: {
  readonly field: string
  readonly mine: ConflictSide
  readonly theirs: ConflictSide
  readonly onMine: () => void
  readonly onTheirs: () => void
}) {
  const { t } = useTranslation('kernel')
  return (
    <section className={css.panel} aria-label={t('conflict.title', { field })}>
      <h3 className={css.title}>
        <Icon of={IconGitCompare} />
        {t('conflict.title', { field })}
      </h3>
      <div className={css.sides}>
        <Side
          title={t('conflict.mine')}
          side={mine}
          other={theirs.text}
          keep={onMine}
          keepLabel={t('conflict.keepMine')}
        />
        <Side
          title={t('conflict.theirs')}
          side={theirs}
          other={mine.text}
          keep={onTheirs}
          keepLabel={t('conflict.keepTheirs')}
        />
      </div>
    </section>
  )
}
