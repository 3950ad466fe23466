import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { workingDaysBetween } from '../../domain/kernel/workingDays.ts'
import { useMinute } from '../kernel/clock.ts'
import { dueDay, formatIsoDay, useFormat } from '../kernel/format.ts'
import { offers } from '../kernel/house.ts'
import { type Me, useMe } from '../kernel/me.ts'
import type { FirstWaiting, Waiting } from '../kernel/module.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { TimeLeft } from '../ui/DeadlineRule.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, Loading, Note } from '../ui/States.tsx'
import css from './Desk.module.css'

type Read = FirstWaiting & { readonly partly: boolean }

const dueMs = ({ until }: Waiting) => (until === null ? Infinity : Date.parse(until))

/** Where nothing is due, what others wait for comes before what is only to be read. */
const onlyRead = ({ label }: Waiting) => Number(label === 'desk:notices.unread')

/** What is due first stands first; what one module cannot say does not hide what the others do. */
async function readWaiting(me: Me, language: 'zh' | 'en'): Promise<Read> {
  const sources = offers().flatMap((module) => module.waits?.(me) ?? [])
  const answers = await Promise.allSettled(sources.map((source) => source(language)))
  const read = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  const rows = read.flatMap((part) => ('rows' in part ? part.rows : part))
  return {
    rows: rows.toSorted(
      (one, other) => dueMs(one) - dueMs(other) || onlyRead(one) - onlyRead(other),
    ),
    more: read.some((part) => 'rows' in part && part.more),
    partly: answers.some(({ status }) => status === 'rejected'),
  }
}

function useWaiting() {
  const me = useMe()
  const { language } = useFormat()
  return useQuery({
    queryKey: ['desk', me.person?.id, me.actingOrg?.id, language] as const,
    queryFn: () => readWaiting(me, language),
    staleTime: 0,
  })
}

function Due({ until }: { readonly until: string | null }) {
  const { t } = useTranslation('desk')
  const { due } = useFormat()
  const now = useMinute()
  if (until === null) return <span className="third t12">{t('undated')}</span>
  const left = workingDaysBetween(formatIsoDay(now), formatIsoDay(dueDay(until))).count
  return (
    <>
      <TimeLeft dueAt={until} now={now} workingDaysLeft={left} />
      <span className="second t12">{due(until)}</span>
    </>
  )
}

/** One thing to do: pressing anywhere on the line goes to where it is done. */
function Row({ item }: { readonly item: Waiting }) {
  const { t } = useTranslation('desk')
  const say = t as unknown as (key: string, values: object) => string
  return (
    <li className={css.row}>
      <Link to={item.to as '/'} className={css.what}>
        <b>{say(item.label, item.values)}</b>
        {item.about !== null && <span className="second t13">{item.about}</span>}
      </Link>
      <span className={css.due}>
        <Due until={item.until} />
      </span>
    </li>
  )
}

function Nothing({ me }: { readonly me: Me }) {
  const { t } = useTranslation('desk')
  if (me.actingOrg === null) {
    return (
      <Empty
        title={t('noOrganisation')}
        next={<ButtonLink to={'/places' as '/'}>{t('toPlaces')}</ButtonLink>}
      >
        {t('noOrganisationText')}
      </Empty>
    )
  }
  return (
    <Empty title={t('nothing')} next={<ButtonLink to={'/calls' as '/'}>{t('toCalls')}</ButtonLink>}>
      {t('nothingText')}
    </Empty>
  )
}

/** What waits for this person in the role they hold, the most urgent first. */
export function DeskPage() {
  const { t } = useTranslation('desk')
  const me = useMe()
  const { data } = useWaiting()
  return (
    <>
      <PageHead title={t('title')} />
      <Sheet
        level={1}
        title={t('waiting')}
        note={data === undefined ? undefined : t('count', { count: data.rows.length })}
      >
        {data === undefined && <Loading lines={4} />}
        {data?.partly === true && <Note tone="care">{t('partFault')}</Note>}
        {data !== undefined && data.rows.length === 0 && <Nothing me={me} />}
        {data !== undefined && data.rows.length > 0 && (
          <ul className={css.list}>
            {data.rows.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </ul>
        )}
        {data?.more === true && (
          <p className="second t13" style={{ paddingTop: 12 }}>
            {t('more')}
          </p>
        )}
      </Sheet>
    </>
  )
}
