import { useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Letter } from '../../domain/notices/letter.ts'
import { readMailbox } from '../../domain/notices/mailbox.endpoints.ts'
import { formatBytes, useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useCallWhen } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import css from './Notices.module.css'

/** Text with its addresses as links; those of this very place stay in the window. */
function linked(text: string): ReactNode[] {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) => {
    if (index % 2 === 0) return part
    const url = new URL(part)
    // A letter names the address that people type, which behind a proxy may not be the one shown.
    const here = `${url.pathname}${url.search}${url.hash}`
    return (
      <a key={index} href={here}>
        {part}
      </a>
    )
  })
}

function LetterItem({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation('notices')
  const { moment } = useFormat()
  return (
    <li className={css.item}>
      <details open={letter.purpose === 'code'}>
        <summary>
          <b>{letter.subject}</b>
        </summary>
        <pre className={css.letter}>{linked(letter.text)}</pre>
        {letter.enclosure !== null && (
          <p className="t13">
            {t('mailbox.enclosed', {
              name: letter.enclosure.name,
              size: formatBytes(letter.enclosure.bytes),
            })}
          </p>
        )}
      </details>
      <span className={`${css.facts} muted t12`}>
        <time dateTime={letter.at}>{moment(letter.at)}</time>
        <span>{t('mailbox.from', { from: letter.senderName })}</span>
        <span>{t('mailbox.to', { to: letter.to })}</span>
        <Tag>{t(`channel.${letter.channel}`)}</Tag>
        <Tag>{t(`mailbox.${letter.purpose}`)}</Tag>
      </span>
    </li>
  )
}

/** What the demo would have sent: to me, or to an address that somebody is just proving to be theirs. */
export function MailboxPage() {
  const { t } = useTranslation('notices')
  const me = useMe()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const given = typeof search['address'] === 'string' ? search['address'] : ''
  const [typed, setTyped] = useState(given)
  const [address, setAddress] = useState(given)
  const wanted = address.trim()
  const trail = useTrail()
  const query = { ...trail.page, ...(wanted.length < 3 ? {} : { address: wanted }) }
  const letters = useCallWhen(me.person !== null || wanted !== '', readMailbox, { query })
  return (
    <div className={css.page}>
      <PageHead title={t('mailbox.title')} />
      <h1 className="pageTitle">{t('mailbox.title')}</h1>
      <div className={`stack ${css.narrow}`}>
        <p className="second">{t('mailbox.intro')}</p>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            setAddress(typed)
            trail.reset()
            if (typed === address) void letters.refetch()
          }}
        >
          <TextInput
            label={t('mailbox.address')}
            help={t('mailbox.addressHelp')}
            value={typed}
            onChange={setTyped}
          />
          <div className="row">
            <Button type="submit" kind="primary" busy={letters.isFetching}>
              {t('mailbox.show')}
            </Button>
            <Button onClick={() => void letters.refetch()}>{t('mailbox.refresh')}</Button>
          </div>
        </form>
        {letters.isLoading && <Loading lines={4} />}
        {letters.error !== null && <ErrorState problem={letters.error.problem} />}
        {letters.data?.rows.length === 0 && (
          <Empty title={t('mailbox.none')}>{t('mailbox.noneText')}</Empty>
        )}
        {letters.data !== undefined && letters.data.rows.length > 0 && (
          <Sheet inside="none" aria-label={t('mailbox.title')}>
            <ul className={css.list}>
              {letters.data.rows.map((letter) => (
                <LetterItem key={letter.id} letter={letter} />
              ))}
            </ul>
            <TrailButtons trail={trail} next={letters.data.next} total={letters.data.total} />
          </Sheet>
        )}
      </div>
    </div>
  )
}
