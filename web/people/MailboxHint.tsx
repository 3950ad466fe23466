import { useTranslation } from '../kernel/words.ts'
import { useMe } from '../kernel/me.ts'
import { Link } from '../ui/Link.tsx'

/** In a demo no letter leaves the house: where a code is asked for, this is where it stands. */
export function MailboxHint({ address }: { readonly address: string }) {
  const { t } = useTranslation('people')
  if (!useMe().demo) return null
  return (
    <p className="second t13">
      {t('common.demoMail')}{' '}
      <Link to={'/mailbox' as '/'} search={{ address } as never} target="_blank">
        {t('common.demoMailbox')}
      </Link>
    </p>
  )
}
