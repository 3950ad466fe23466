import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { beginOffer } from '../../domain/catalog/offer.endpoints.ts'
import { offerTitleMax } from '../../domain/catalog/offer.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { KindField } from './KindField.tsx'
import { renews } from './renews.ts'

/** What it is and what it is called; everything else is asked by its kind. */
export function BeginDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('catalog')
  const navigate = useNavigate()
  const [kindId, setKindId] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const begin = useAct(beginOffer, {
    renews,
    onDone: ({ id }) => void navigate({ to: '/offers/$id', params: { id } }),
  })
  const problem = begin.error?.problem
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('begin.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={kindId === null ? invalid('catalog.kind_unchosen') : allowed}
            busy={begin.isPending}
            onClick={() => kindId !== null && begin.mutate({ body: { kindId, title } })}
          >
            {t('begin.act')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <KindField
          label={t('begin.kind')}
          help={t('begin.kindHelp')}
          value={kindId}
          onChange={setKindId}
        />
        <TextInput
          label={t('begin.name')}
          help={t('begin.nameHelp')}
          most={offerTitleMax}
          value={title}
          onChange={setTitle}
        />
        {problem !== undefined && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}
