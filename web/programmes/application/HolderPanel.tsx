import { useTranslation } from '../../kernel/words.ts'
import type { Acceptance } from '../../../domain/programmes/application.ts'
import { useFormat } from '../../kernel/format.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApplication } from './ApplicationContext.ts'
import css from './Application.module.css'
import { isEditable } from './editable.ts'
import { DiscardButton } from './DiscardButton.tsx'

type Place = { readonly key: string; readonly name: string }

/** The applicant, every unit on the way, the issuer. */
function usePlaces(): readonly Place[] {
  const { application, call } = useApplication()
  const { language } = useFormat()
  return [
    { key: 'applicant', name: application.orgName },
    ...application.stops.map((stop, index) => ({
      key: `${stop.programme}/${stop.unit}`,
      name: application.stopNames[index]?.[language] ?? stop.unit,
    })),
    { key: 'issuer', name: call.issuer[language] },
  ]
}

const tones = {
  received: 'plain',
  accepted: 'good',
  conditional: 'care',
  lapsed: 'care',
  refused: 'bad',
} as const

/** What the issuing office has made of it so far, and what it waits for. */
function AcceptanceLine({ acceptance }: { readonly acceptance: Acceptance }) {
  const { t } = useTranslation('programmes')
  const { day, moment } = useFormat()
  const { state, since, missing, settleDay, reason } = acceptance
  return (
    <>
      <Tag tone={tones[state]}>{t(`apply.holder.acceptance.${state}`)}</Tag>{' '}
      <span className="muted">{t('apply.holder.since', { moment: moment(since, {}) })}</span>
      {missing !== null && <div>{t('apply.holder.missing', { missing })}</div>}
      {settleDay !== null && <div>{t('apply.holder.settleBy', { day: day(settleDay) })}</div>}
      {reason !== null && <div>{t('apply.holder.reason', { reason })}</div>}
    </>
  )
}

/** Where the file is now, since when, until when, and where it goes next. */
export function HolderLine() {
  const { t } = useTranslation('programmes')
  const { moment, due } = useFormat()
  const { application } = useApplication()
  const { holder, acceptance } = application
  const places = usePlaces()
  const key = holder.kind === 'unit' ? `${holder.programme}/${holder.unit}` : holder.kind
  const at = places.findIndex((place) => place.key === key)
  return (
    <ol className={css.holder}>
      {places.map((place, index) => (
        <li
          key={place.key}
          aria-current={index === at ? 'step' : undefined}
          data-passed={index < at ? '' : undefined}
        >
          <div>
            {index === at ? <b>{holder.kind === 'unit' ? holder.name : place.name}</b> : place.name}
            {index === at && holder.kind === 'issuer' && acceptance !== null && (
              <div className="t13">
                <AcceptanceLine acceptance={acceptance} />
              </div>
            )}
            {index === at && !(holder.kind === 'issuer' && acceptance !== null) && (
              <span className="muted">
                {' '}
                {t('apply.holder.since', { moment: moment(holder.since, {}) })}
                {holder.until !== null && t('apply.holder.until', { moment: due(holder.until) })}
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

export function HolderPanel() {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const params = { id: application.id }
  return (
    <Sheet title={t('apply.holder.title')}>
      <HolderLine />
      <p className={`row wrap t13 ${css.links}`}>
        <Link to="/applications/$id/versions" params={params}>
          {t('versions.title')}
        </Link>
        <Link to="/applications/$id/circle" params={params}>
          {t('circle.open')}
        </Link>
        {isEditable(application) && (
          <>
            <Link to="/applications/$id/word" params={params}>
              {t('word.open')}
            </Link>
            <Link to="/applications/$id/carry" params={params}>
              {t('carry.open')}
            </Link>
          </>
        )}
        {application.submissions[0] !== undefined && (
          <Link
            to="/applications/$id/receipts/$submissionId"
            params={{ ...params, submissionId: application.submissions[0].id }}
          >
            {t('receipt.last')}
          </Link>
        )}
        <Link to="/calls/$programmeId" params={{ programmeId: application.programmeId }}>
          {t('eligibility.back')}
        </Link>
        {application.state === 'draft' && <DiscardButton as={LinkButton} />}
      </p>
    </Sheet>
  )
}
