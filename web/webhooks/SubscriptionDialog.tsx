import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Subscription, SubscriptionWish } from '../../domain/webhooks/subscription.ts'
import {
  addSubscription,
  changeSubscription,
  listSubscriptions,
} from '../../domain/webhooks/webhooks.endpoints.ts'
import { useAct } from '../kernel/query.ts'
import { useSecretAct } from '../people/useSecretAct.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { OutLink } from '../ui/Link.tsx'
import { GroupedChoices } from '../ui/GroupedChoices.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { useKinds } from './kinds.ts'
import css from './Webhooks.module.css'

type Closing = { readonly onClose: () => void }

/** A secret, while its dialog is open, and never again. */
export function SecretShown({ secret, onClose }: Closing & { readonly secret: string }) {
  const { t } = useTranslation('webhooks')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('secretTitle')}
      foot={
        <Button kind="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <div className="stack">
        <Note tone="care">{t('secretText')}</Note>
        <p className={css.secret}>{secret}</p>
        <p className="second t13">
          {t('docs')} <OutLink href="/webhooks/guide">{t('docsLink')}</OutLink>
        </p>
      </div>
    </Dialog>
  )
}

const nothing: SubscriptionWish = { name: '', url: 'https://', kinds: [] }

/** Registers an address, or changes one that is there. */
export function SubscriptionDialog({
  of,
  onClose,
}: Closing & { readonly of: Subscription | null }) {
  const { t } = useTranslation('webhooks')
  const [wish, setWish] = useState<SubscriptionWish>(
    of === null ? nothing : { name: of.name, url: of.url, kinds: of.kinds },
  )
  const { groups } = useKinds()
  const renews = [listSubscriptions]
  const add = useSecretAct(addSubscription, { renews })
  const change = useAct(changeSubscription, {
    renews,
    onDone: () => {
      toast(t('saved'))
      onClose()
    },
  })
  if (add.data !== undefined) return <SecretShown secret={add.data.secret} onClose={onClose} />
  const put = (part: Partial<SubscriptionWish>) => setWish({ ...wish, ...part })
  const save = () =>
    of === null
      ? add.mutate({ body: wish })
      : change.mutate({ params: { id: of.id }, body: { seen: of.version, wish } })
  const problem = add.error ?? change.error
  return (
    <Dialog
      open
      onClose={onClose}
      title={of === null ? t('add') : t('change')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" busy={add.isPending || change.isPending} onClick={save}>
            {of === null ? t('add') : t('save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextInput
          label={t('name')}
          help={t('nameHelp')}
          value={wish.name}
          onChange={(name) => put({ name })}
        />
        <TextInput
          label={t('url')}
          help={t('urlHelp')}
          value={wish.url}
          onChange={(url) => put({ url })}
          spellCheck={false}
          inputMode="url"
        />
        <GroupedChoices
          label={t('kinds')}
          groups={groups}
          values={wish.kinds}
          onChange={(kinds) => put({ kinds: [...kinds] })}
        />
        {problem !== null && <ErrorState problem={problem.problem} />}
      </div>
    </Dialog>
  )
}
