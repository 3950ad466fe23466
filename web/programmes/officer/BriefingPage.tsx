import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { lookAtList, readBriefing } from '../../../domain/programmes/recommendation.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { Ordinals, Tag } from '../../ui/Tag.tsx'
import css from './Officer.module.css'

const shownNumbers = ['received', 'checked', 'ranked', 'reserve'] as const

/** One page for the leader: the numbers, the exceptions, and what changed since the last look. */
export function BriefingPage() {
  const { t } = useTranslation('programmes')
  const { language, day, due } = useFormat()
  const me = useMe()
  const params = useParams({ strict: false }) as {
    readonly programmeId: string
    readonly unit: string
  }
  const { data, error, refetch } = useCall(readBriefing, { params })
  const look = useAct(lookAtList)
  const version = data?.version
  const { mutate } = look
  const { programmeId, unit } = params
  useEffect(() => {
    // Reading the page is the look that the next briefing compares with.
    if (version !== undefined) mutate({ params: { programmeId, unit }, body: { version } })
  }, [mutate, programmeId, unit, version])
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={10} />
  const asked = data.exceptions.filter(({ state }) => state !== 'lapsed')
  return (
    <>
      <PageHead
        title={t('officer.briefing')}
        crumbs={[{ label: t('officer.ranking'), to: `/recommend/${programmeId}/${unit}` }]}
      />
      <Sheet
        className={css.sheetPage}
        level={1}
        title={data.programmeTitle[language]}
        note={
          <>
            {data.unitName} <Tag>{t(`officer.list.${data.state}`)}</Tag>
          </>
        }
        end={
          <span className="row wrap">
            {data.state === 'signing' && mayI(me, 'programmes.recommendation.sign') && (
              // Read here, signed on the list, where sending back stands beside it.
              <ButtonLink
                kind="primary"
                size="small"
                to="/recommend/$programmeId/$unit"
                params={params}
              >
                {t('officer.toSign')}
              </ButtonLink>
            )}
            <Button icon={IconPrinter} size="small" onClick={() => print()}>
              {t('call.print')}
            </Button>
          </span>
        }
      >
        <dl className={css.numbers}>
          {shownNumbers.map((key) => (
            <div key={key}>
              <dt>{t(`officer.number.${key}`)}</dt>
              <dd>{data.numbers[key]}</dd>
            </div>
          ))}
        </dl>
        <p>
          {t('officer.briefQuota', {
            used: data.meter.used,
            max: data.meter.max ?? t('officer.unpublished'),
          })}
          {data.closesAt !== null && t('officer.briefDue', { day: due(data.closesAt) })}
        </p>
        <h2>{t('officer.ranking')}</h2>
        {data.projects.length === 0 && <p className="second">{t('officer.noneRanked')}</p>}
        <ol className={css.order}>
          {data.projects.map((project) => (
            <li key={project.candidateId}>
              {project.title}{' '}
              <span className="second t13">
                {project.applicant} <Ordinals numbers={project.directions} />
              </span>
            </li>
          ))}
        </ol>
        {asked.length > 0 && <h2>{t('officer.exceptions')}</h2>}
        {asked.map((one) => (
          <p key={one.id}>
            {one.title}
            {t('officer.colon')}
            {one.reason} <span className="second">{t(`officer.exception.${one.state}`)}</span>
          </p>
        ))}
        {data.publicity !== null && (
          <p>
            {t('officer.briefPublicity', {
              first: day(data.publicity.firstDay, { year: true }),
              last: day(data.publicity.lastDay, { year: true }),
              days: data.publicity.workingDays,
              received: data.publicity.received,
            })}
          </p>
        )}
        {data.since !== null && data.since.changes.length > 0 && (
          <>
            <h2>{t('officer.sinceLast')}</h2>
            <ul>
              {data.since.changes.map((change) => (
                <li key={change.candidateId}>
                  {change.title}
                  {t('officer.moved', {
                    from: change.from ?? t('officer.reserve'),
                    to: change.to ?? t('officer.reserve'),
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
      </Sheet>
    </>
  )
}
