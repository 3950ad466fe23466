import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { downloadVersion } from '../../domain/files/version.endpoints.ts'
import { addDrawing, type FullPart, removeDrawing } from '../../domain/parts/part.endpoints.ts'
import {
  drawingEndings,
  drawingsMax,
  mayWritePart,
  partFileMaxBytes,
} from '../../domain/parts/part.ts'
import { FileUpload } from '../files/FileUpload.tsx'
import { actorOf } from '../kernel/actor.ts'
import { formatBytes } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { OutLink } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import css from './Parts.module.css'
import { renews } from './renews.ts'

/** Files beside the model: what the shape does not say stands in them. */
export function DrawingsSheet({ part }: { readonly part: FullPart }) {
  const { t } = useTranslation('parts')
  const actor = actorOf(useMe())
  const [adding, setAdding] = useState(false)
  const add = useAct(addDrawing, { renews })
  const remove = useAct(removeDrawing, { renews })
  const params = { id: part.id }
  const writes = mayWritePart(actor, part).ok
  const problem = (add.error ?? remove.error)?.problem
  return (
    <Sheet title={t('drawings.title')}>
      <div className="stack">
        {part.drawings.length === 0 && <p className="muted">{t('drawings.none')}</p>}
        <ul className={css.lines}>
          {part.drawings.map(({ versionId, name, bytes }) => (
            <li key={versionId}>
              <OutLink href={downloadVersion.path.replace(':id', versionId)}>{name}</OutLink>{' '}
              <span className="muted t12">{formatBytes(bytes)}</span>{' '}
              {writes && (
                <LinkButton
                  underlined
                  aria-label={t('drawings.remove', { name })}
                  onClick={() => remove.mutate({ params, body: { versionId } })}
                >
                  {t('drawings.takeOff')}
                </LinkButton>
              )}
            </li>
          ))}
        </ul>
        {problem !== undefined && <ErrorState problem={problem} />}
        {writes && part.drawings.length < drawingsMax && !adding && (
          <div>
            <Button size="small" onClick={() => setAdding(true)}>
              {t('drawings.add')}
            </Button>
          </div>
        )}
        {adding && (
          <FileUpload
            label={t('drawings.add')}
            help={t('drawings.help')}
            accept={drawingEndings}
            maxBytes={partFileMaxBytes}
            keptElsewhere
            onKept={({ id: versionId }) => add.mutate({ params, body: { versionId } })}
          />
        )}
      </div>
    </Sheet>
  )
}
