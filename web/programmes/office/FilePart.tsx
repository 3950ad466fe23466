import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { checkProgramme } from '../../../domain/programmes/programmeCheck.ts'
import { changesBetween } from '../../../domain/programmes/programmeDiff.ts'
import { useFormat } from '../../kernel/format.ts'
import { Button } from '../../ui/Button.tsx'
import { download } from '../../ui/download.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Note } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import { useEditor } from './EditorContext.ts'
import { isBag, type Bag } from './schema.ts'

const fileBytesMost = 2 * 1024 * 1024
const faultsShown = 8

type Read = { readonly name: string; readonly definition: Bag | null }

function Taken({ read, onTake }: { readonly read: Read; readonly onTake: (next: Bag) => void }) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { definition, programmeId } = useEditor()
  if (read.definition === null)
    return <Note tone="bad">{t('file.noJson', { name: read.name })}</Note>
  // A file of another programme brings its rules, and not its identifier.
  const next = { ...read.definition, id: programmeId }
  const { faults } = checkProgramme(next, language)
  const changes = changesBetween(definition, next).length
  return (
    <div className="stack">
      <Note tone={faults.length === 0 ? 'good' : 'care'} title={read.name}>
        {t('file.read', { changes, faults: faults.length })}
        {faults.slice(0, faultsShown).map((fault) => (
          <p key={`${fault.at} ${fault.code}`} className="t13">
            <code>{fault.at}</code> {fault.message}
          </p>
        ))}
      </Note>
      <div>
        <Button kind="primary" onClick={() => onTake(next)}>
          {t('file.take')}
        </Button>
      </div>
    </div>
  )
}

/** The programme as its file: to keep, to check elsewhere, to bring back. */
export function FilePart() {
  const { t } = useTranslation('office')
  const { definition, programmeId, replace, readOnly } = useEditor()
  const [read, setRead] = useState<Read | null>(null)
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return
    try {
      const value: unknown = JSON.parse(await file.text())
      setRead({ name: file.name, definition: isBag(value) ? value : null })
    } catch {
      setRead({ name: file.name, definition: null })
    }
  }
  return (
    <Sheet title={t('file.title')} inside="form">
      <div className="stack">
        <p className="second">{t('file.text')}</p>
        <div>
          <Button
            icon={IconDownload}
            onClick={() =>
              download(
                `${programmeId}.json`,
                `${JSON.stringify(definition, null, 2)}\n`,
                'application/json',
              )
            }
          >
            {t('file.save')}
          </Button>
        </div>
        {!readOnly && (
          <FileDrop
            label={t('file.bring')}
            maxBytes={fileBytesMost}
            accept={['.json']}
            files={[]}
            onFiles={(files) => void take(files)}
          />
        )}
        {read !== null && (
          <Taken
            read={read}
            onTake={(next) => {
              const before = definition
              replace(next)
              setRead(null)
              toast(t('file.taken'), () => replace(before))
            }}
          />
        )}
      </div>
    </Sheet>
  )
}
