import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { readEntry } from '../../../domain/programmes/entry.endpoints.ts'
import { formatDay, useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Facts } from '../../ui/Figures.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Ordinals } from '../../ui/Tag.tsx'
import { EntryActs } from './EntryActs.tsx'
import { EntryChecks } from './EntryChecks.tsx'
import { EntryStateTag } from './EntryTags.tsx'
import css from './Entry.module.css'

export type EntryFile = AnswerOf<typeof readEntry>

const shownDigest = 16

function About({ entry }: { readonly entry: EntryFile }) {
  const { t } = useTranslation('office')
  const { moment } = useFormat()
  const facts = [
    [t('entries.applicant'), entry.applicant],
    [t('entries.code'), entry.applicantCode ?? '—'],
    [t('entries.receipt'), entry.receiptNo],
    [t('entries.digest'), `${entry.digestSha256.slice(0, shownDigest)}…`],
    [t('entries.received'), moment(entry.receivedAt, { year: true })],
  ] as const
  return (
    <Sheet title={t('entries.about')}>
      <div className="stack">
        <Facts facts={facts} />
        <Link to="/packages/$id" params={{ id: entry.packageId }}>
          {t('entries.toPackage')}
        </Link>
      </div>
    </Sheet>
  )
}

function Decisions({ entry }: { readonly entry: EntryFile }) {
  const { t } = useTranslation('office')
  const { language, moment } = useFormat()
  return (
    <Sheet title={t('entries.decisions')}>
      {entry.decisions.length === 0 && <p className="muted">{t('entries.noDecision')}</p>}
      <ol className={css.decisions}>
        {entry.decisions.map(({ verb, reason, settleDay, decidedBy, decidedAt }) => (
          <li key={decidedAt}>
            <b>
              {t(`entries.verb.${verb}`, {
                day: settleDay === null ? '' : formatDay(settleDay, language),
              })}
            </b>
            <div className="muted t12">
              {t('entries.by', {
                by: decidedBy ?? t('entries.clock'),
                at: moment(decidedAt, { year: true }),
              })}
            </div>
            {reason !== null && <p className="t13">{reason}</p>}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

/** What a conditional, lapsed or refused entry waits for, or why. */
function Standing({ entry }: { readonly entry: EntryFile }) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const day = entry.settleDay === null ? '' : formatDay(entry.settleDay, language)
  if (entry.state === 'conditional') {
    return (
      <Note tone="care" title={t('entries.waiting', { day })}>
        {entry.missing}
      </Note>
    )
  }
  if (entry.state === 'lapsed') {
    return (
      <Note tone="bad" title={t('entries.lapsedTitle', { day })}>
        {entry.missing} {t('entries.lapsedText')}
      </Note>
    )
  }
  if (entry.state !== 'refused') return null
  return (
    <Note tone="bad" title={t('entries.refusedTitle')}>
      {entry.reason}
    </Note>
  )
}

/** One entry on the office's desk: what the facts say, what persons found, what is decided. */
export function EntryPage() {
  const { t } = useTranslation('office')
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data: entry, error, refetch } = useCall(readEntry, { params: { id } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (entry === undefined) return <Loading lines={12} />
  return (
    <>
      <PageHead
        title={entry.title}
        crumbs={[
          { label: t('list.title'), to: '/office/programmes' },
          { label: t('entries.title'), to: `/office/programmes/${entry.programmeId}/entries` },
        ]}
      />
      <WithSide
        side={
          <>
            <About entry={entry} />
            <Decisions entry={entry} />
          </>
        }
      >
        <Sheet
          title={entry.title}
          level={1}
          note={t('entries.place', { unit: entry.unitName, rank: String(entry.rank) })}
          end={<EntryStateTag state={entry.state} />}
          foot={<EntryActs entry={entry} />}
        >
          <div className="stack">
            <p className="second t13">
              <Ordinals numbers={entry.directions} /> {entry.applicant}
            </p>
            <Standing entry={entry} />
            <EntryChecks entry={entry} />
          </div>
        </Sheet>
      </WithSide>
    </>
  )
}
