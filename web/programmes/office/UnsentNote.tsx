import { IconDownload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { draftStore, type DraftStore, type KeptEdit } from '../../kernel/form/drafts.ts'
import { Button } from '../../ui/Button.tsx'
import { download } from '../../ui/download.ts'
import { Note } from '../../ui/States.tsx'
import type { Bag } from './schema.ts'
import { draftPlace } from './useProgrammeDraft.ts'

type Found = { readonly store: DraftStore; readonly kept: KeptEdit<{ readonly definition: Bag }> }

/** Changes that were still in this browser when a colleague published: they can be saved as a file, never lost unseen. */
export function UnsentNote({
  programmeId,
  personId,
}: {
  readonly programmeId: string
  readonly personId: string
}) {
  const { t } = useTranslation('office')
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let left = false
    const look = async () => {
      const store = await draftStore()
      const [kept] = await store.read<{ definition: Bag }>(draftPlace(personId, programmeId))
      if (!left && kept !== undefined) setFound({ store, kept })
    }
    void look()
    return () => {
      left = true
    }
  }, [personId, programmeId])
  if (found === null) return null
  const { store, kept } = found
  const forget = () => {
    setFound(null)
    void store.remove(draftPlace(personId, programmeId), [kept])
  }
  return (
    <Note tone="care" title={t('unsent.title')}>
      <p>{t('unsent.text')}</p>
      <p>
        <Button
          size="small"
          icon={IconDownload}
          onClick={() =>
            download(
              `${programmeId}-unsent.json`,
              `${JSON.stringify(kept.edit.definition, null, 2)}\n`,
              'application/json',
            )
          }
        >
          {t('file.save')}
        </Button>{' '}
        <Button size="small" kind="quiet" onClick={forget}>
          {t('unsent.forget')}
        </Button>
      </p>
    </Note>
  )
}
