import { IconCopy, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { readPublicity } from '../../../domain/programmes/publicity.endpoints.ts'
import type { PublicName, PublicityBrief } from '../../../domain/programmes/publicity.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { startOfDay } from '../../../domain/kernel/moment.ts'
import { useMinute } from '../../kernel/clock.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Button, ButtonLink, LinkButton } from '../../ui/Button.tsx'
import { DeadlineRule } from '../../ui/DeadlineRule.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import css from '../guidance/Guidance.module.css'
import { workingDaysLeft } from '../workingDays.ts'
import { Responsible } from '../Responsible.tsx'
import { ObjectDialog } from './ObjectDialog.tsx'
import { PublicityStateTag } from './PublicityStateTag.tsx'

type Publicity = AnswerOf<typeof readPublicity>

/** What an objection does to the list: said to both sides in the same words. */
export function ObjectionEffect({ issuers = false }: { readonly issuers?: boolean }) {
  const { t } = useTranslation('guidance')
  const effect = issuers ? 'publicity.effectSelected' : 'publicity.effect'
  return (
    <div className={css.who}>
      <b>{t(effect)}</b>
      <p>{t(`${effect}Open`)}</p>
      <p>{t(`${effect}Accept`)}</p>
      <p>{t(`${effect}Reject`)}</p>
    </div>
  )
}

/** A unit's list, or the issuer's own. */
const headingOf = (unit: string | null) =>
  unit === null ? 'publicity.headingSelected' : 'publicity.heading'

function CopyAddress() {
  const { t } = useTranslation('guidance')
  const [copied, setCopied] = useState(false)
  return (
    <Button
      kind="quiet"
      size="small"
      icon={IconCopy}
      onClick={() => {
        void navigator.clipboard?.writeText(location.href).then(() => setCopied(true))
      }}
    >
      {t(copied ? 'publicity.copied' : 'publicity.copy')}
    </Button>
  )
}

export function usePeriodText() {
  const { t } = useTranslation('guidance')
  const { day } = useFormat()
  return ({ firstDay, lastDay, workingDays }: PublicityBrief) => ({
    begins: day(firstDay, { weekday: true, year: true }),
    until: t('publicity.untilText', { day: day(lastDay, { weekday: true, year: true }) }),
    days: t('publicity.daysText', { count: workingDays }),
  })
}

function Names({
  publicity,
  onObject,
}: {
  readonly publicity: Publicity
  readonly onObject: ((name: PublicName) => void) | null
}) {
  const { t } = useTranslation('guidance')
  const columns: Column<PublicName>[] = [
    { key: 'title', head: t('publicity.project'), renderCell: (row) => row.title },
    { key: 'applicant', head: t('publicity.applicant'), renderCell: (row) => row.applicant },
    ...(publicity.unit === null
      ? [
          {
            key: 'direction',
            head: t('publicity.direction'),
            renderCell: (row: PublicName) => row.directions?.join('、'),
          },
          {
            key: 'unit',
            head: t('publicity.recommendedBy'),
            renderCell: (row: PublicName) => row.unitName,
          },
        ]
      : []),
    ...(onObject === null
      ? []
      : [
          {
            key: 'object',
            head: t('publicity.object'),
            renderCell: (row: PublicName) => (
              <LinkButton
                underlined
                aria-label={t('publicity.objectTo', { title: row.title })}
                onClick={() => onObject(row)}
              >
                {t('publicity.object')}
              </LinkButton>
            ),
          },
        ]),
  ]
  return (
    <section className={css.section}>
      <h2>{t('publicity.names')}</h2>
      <p className={css.note}>{t('publicity.order')}</p>
      <Table
        label={t('publicity.names')}
        columns={columns}
        rows={publicity.names}
        rowKey={({ key }) => key}
      />
    </section>
  )
}

function Body({ publicity }: { readonly publicity: Publicity }) {
  const { t } = useTranslation('guidance')
  const { language } = useFormat()
  const now = useMinute()
  const period = usePeriodText()(publicity)
  const [about, setAbout] = useState<PublicName | 'list' | null>(null)
  const open = publicity.state === 'running' && Date.parse(publicity.closesAt) > now.getTime()
  return (
    <>
      <header className={css.head}>
        <h1 className="songTitle">
          {t(headingOf(publicity.unit), { unit: publicity.unitName })}{' '}
          <PublicityStateTag state={publicity.state} />
        </h1>
        <p>{publicity.programmeTitle[language]}</p>
      </header>
      <WithSide
        sideFirst
        side={
          <Sheet>
            <div className="stack">
              <DeadlineRule
                label={t('publicity.until')}
                opensAt={startOfDay(publicity.firstDay)}
                dueAt={publicity.closesAt}
                now={now}
                workingDaysLeft={workingDaysLeft(publicity.closesAt, now)}
              />
              {open ? (
                <Button kind="primary" wide onClick={() => setAbout('list')}>
                  {t('publicity.object')}
                </Button>
              ) : (
                <Note>{t('publicity.objectClosed')}</Note>
              )}
              <ButtonLink wide to="/objections">
                {t('publicity.follow')}
              </ButtonLink>
              <ObjectionEffect issuers={publicity.unit === null} />
              <Responsible programmeId={publicity.programmeId} kinds={['publicity']} />
            </div>
          </Sheet>
        }
      >
        <dl className={css.facts}>
          <div>
            <dt>{t('publicity.begins')}</dt>
            <dd>{period.begins}</dd>
          </div>
          <div>
            <dt>{t('publicity.until')}</dt>
            <dd>{period.until}</dd>
          </div>
          <div>
            <dt>{t('publicity.days')}</dt>
            <dd>{period.days}</dd>
          </div>
          <div data-print="no">
            <dt>{t('publicity.address')}</dt>
            <dd>
              <CopyAddress />
              <Button kind="quiet" size="small" icon={IconPrinter} onClick={() => print()}>
                {t('receipt.print')}
              </Button>
            </dd>
          </div>
        </dl>
        <p className="muted t13">
          {t(publicity.provisional ? 'publicity.provisional' : 'publicity.howCounted')}
        </p>
        <Names publicity={publicity} onObject={open ? setAbout : null} />
      </WithSide>
      {about !== null && (
        <ObjectDialog publicity={publicity} about={about} onClose={() => setAbout(null)} />
      )}
    </>
  )
}

/** A list of names before the public, at an address that stays. */
export function PublicityPage() {
  const { t } = useTranslation('guidance')
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readPublicity, { params: { id } })
  const title =
    data === undefined ? t('publicity.title') : t(headingOf(data.unit), { unit: data.unitName })
  return (
    <>
      <PageHead title={title} crumbs={[{ label: t('publicity.title'), to: '/publicities' }]} />
      {error !== null && (
        <ErrorState
          title={t('publicity.failed')}
          problem={error.problem}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null && <Loading lines={6} />}
      {data !== undefined && <Body publicity={data} />}
    </>
  )
}
