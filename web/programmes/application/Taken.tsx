import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { FormState } from '../../../domain/programmes/form/state.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Note } from '../../ui/States.tsx'
import { type OpenDesk, useApplication } from './ApplicationContext.ts'
import { undoBatch } from './undoBatch.ts'

/** What was taken in, with the way back: undo at once, or any field from the versions. */
export type TakenBatch = {
  readonly count: number
  /** The form before, and the version that the batch made. */
  readonly before: FormState
  readonly version: number
}

export function Taken({
  desk,
  batch,
  words,
  onAgain,
}: {
  readonly desk: OpenDesk
  readonly batch: TakenBatch
  readonly words: {
    readonly done: string
    readonly undo: string
    readonly undone: string
    readonly again: string
  }
  readonly onAgain: () => void
}) {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const [undone, setUndone] = useState(false)
  const params = { id: application.id }
  const undo = () => {
    undoBatch(desk.store, batch.before, batch.version)
    setUndone(true)
  }
  return (
    <div className="stack" role="status">
      <Note tone={undone ? 'plain' : 'good'} title={undone ? words.undone : words.done}>
        {!undone && <p>{t('take.doneText')}</p>}
      </Note>
      <div className="row wrap">
        {!undone && batch.count > 0 && (
          <Button icon={IconArrowBackUp} onClick={undo}>
            {words.undo}
          </Button>
        )}
        <ButtonLink to="/applications/$id/versions" params={params}>
          {t('versions.title')}
        </ButtonLink>
        <ButtonLink to="/applications/$id" params={params}>
          {t('preview.back')}
        </ButtonLink>
        <Button kind="quiet" onClick={onAgain}>
          {words.again}
        </Button>
      </div>
    </div>
  )
}
