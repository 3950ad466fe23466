import { useTranslation } from 'react-i18next'
import { useFormat } from '../../kernel/format.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
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

/** Where the file is now, since when, until when, and where it goes next. */
export function HolderLine() {
  const { t } = useTranslation('programmes')
  const { moment, due } = useFormat()
  const { application } = useApplication()
  const { holder } = application
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
          <span>
            {index === at ? <b>{holder.kind === 'unit' ? holder.name : place.name}</b> : place.name}
            {index === at && (
              <span className="muted">
                {' '}
                {t('apply.holder.since', { moment: moment(holder.since, {}) })}
                {holder.until !== null && t('apply.holder.until', { moment: due(holder.until) })}
              </span>
            )}
          </span>
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
