import { useEffect, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { draftStore, type DraftStore, type KeptEdit } from '../../kernel/form/drafts.ts'
import { wholePlace } from '../../kernel/form/useWhole.tsx'
import type { Whole } from '../../kernel/form/whole.ts'
import { useMe } from '../../kernel/me.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/States.tsx'
import type { MinutesDraft } from './MinutesForm.tsx'
import { minutesDocument, useMinutesText } from './minutesText.ts'
import css from './Workgroup.module.css'

type Found = { readonly store: DraftStore; readonly kept: KeptEdit<Whole<MinutesDraft>> }

/** Words that were still in this browser when the minutes were settled: shown until somebody lets them go. */
export function UnsentMinutes({ id }: { readonly id: string }) {
  const { t } = useTranslation('workgroup')
  const me = useMe()
  const personId = me.person?.id ?? ''
  const tell = useMinutesText(null)
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let left = false
    const look = async () => {
      const store = await draftStore()
      const [kept] = await store.read<Whole<MinutesDraft>>(
        wholePlace(personId, minutesDocument(id)),
      )
      if (!left && kept !== undefined) setFound({ store, kept })
    }
    void look()
    return () => {
      left = true
    }
  }, [personId, id])
  if (found === null) return null
  const { store, kept } = found
  const forget = () => {
    setFound(null)
    void store.remove(wholePlace(personId, minutesDocument(id)), [kept])
  }
  return (
    <Note tone="care" title={t('minutes.late')}>
      <p className={css.words}>{tell(kept.edit.words)}</p>
      <Button size="small" kind="quiet" onClick={forget}>
        {t('minutes.forget')}
      </Button>
    </Note>
  )
}
