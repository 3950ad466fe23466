import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { addRevision, type FullPart, type Revision } from '../../domain/parts/part.endpoints.ts'
import {
  mayWritePart,
  partEndings,
  partFileMaxBytes,
  partNoteMax,
} from '../../domain/parts/part.ts'
import { FileUpload } from '../files/FileUpload.tsx'
import { actorOf } from '../kernel/actor.ts'
import { formatBytes, useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Parts.module.css'
import { renews } from './renews.ts'

type Props = { readonly part: FullPart }

function AddDialog({ part, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('parts')
  const [note, setNote] = useState('')
  const add = useAct(addRevision, {
    renews,
    onDone: ({ revision }) => {
      toast(t('revisions.added', { number: revision.number }))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('revisions.add')}
      foot={<Button onClick={onClose}>{t('cancel')}</Button>}
    >
      <div className="stack">
        <TextInput
          label={t('revisions.note')}
          help={t('revisions.noteHelp')}
          maxLength={partNoteMax}
          value={note}
          onChange={setNote}
        />
        <FileUpload
          label={t('revisions.add')}
          help={t('drop.help', { size: formatBytes(partFileMaxBytes) })}
          accept={partEndings}
          maxBytes={partFileMaxBytes}
          keptElsewhere
          onKept={({ id: versionId }) =>
            add.mutate({ params: { id: part.id }, body: { versionId, note } })
          }
        />
        {add.error !== null && <ErrorState problem={add.error.problem} />}
      </div>
    </Dialog>
  )
}

/** Each file that the part had, the last first. */
export function RevisionsSheet({ part, shown }: Props & { readonly shown: Revision }) {
  const { t } = useTranslation('parts')
  const { moment } = useFormat()
  const actor = actorOf(useMe())
  const [adding, setAdding] = useState(false)
  return (
    <Sheet title={t('revisions.title')}>
      <div className="stack">
        <ol className={css.lines}>
          {part.revisions.map((one) => (
            <li key={one.id}>
              <b>
                {one.id === shown.id ? (
                  t('revisions.number', { number: one.number })
                ) : (
                  <Link
                    to="/parts/$id"
                    params={{ id: part.id }}
                    search={{ revision: String(one.number) } as never}
                  >
                    {t('revisions.number', { number: one.number })}
                  </Link>
                )}
              </b>
              {one.id === shown.id && part.revisions.length > 1 && (
                <span className="second t12"> {t('revisions.shown')}</span>
              )}
              <div className="muted t12">
                {[one.madeBy, moment(one.madeAt, { year: true }), one.fileName]
                  .filter((text) => text !== '')
                  .join(' · ')}
              </div>
              {one.note !== '' && <p className="t13">{one.note}</p>}
            </li>
          ))}
        </ol>
        {mayWritePart(actor, part).ok && (
          <div>
            <Button size="small" onClick={() => setAdding(true)}>
              {t('revisions.add')}
            </Button>
          </div>
        )}
      </div>
      {adding && <AddDialog part={part} onClose={() => setAdding(false)} />}
    </Sheet>
  )
}
