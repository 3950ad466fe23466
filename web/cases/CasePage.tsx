import { IconPrinter } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { mayAdopt } from '../../domain/cases/adoption.ts'
import {
  listShownAdoptions,
  readStudy,
  type ShownAdoption,
} from '../../domain/cases/study.endpoints.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { actorOf } from '../kernel/actor.ts'
import { useFormat } from '../kernel/format.ts'
import { house } from '../kernel/house.ts'
import { useMe } from '../kernel/me.ts'
import { useCall, useCallWhen } from '../kernel/query.ts'
import { NotFound } from '../kernel/shell/Faults.tsx'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import { AdoptDialog } from './AdoptDialog.tsx'
import css from './Cases.module.css'
import { useCodeNames } from '../kernel/codes.ts'
import { FileList } from './FilesField.tsx'
import { MeasureLine, MeasureTable } from './MeasureTable.tsx'
import { StudyText } from './StudyText.tsx'

type Case = AnswerOf<typeof readStudy>

function Adoptions({ study }: { readonly study: Case }) {
  const { t } = useTranslation('cases')
  const { day } = useFormat()
  const names = useCodeNames()
  const trail = useTrail()
  const input = { params: { id: study.id }, query: trail.page }
  const later = useCallWhen(!trail.isFirst, listShownAdoptions, input)
  const page = trail.isFirst ? study.adoptions : later.data
  const columns: readonly Column<ShownAdoption>[] = [
    {
      key: 'org',
      head: t('adopter'),
      renderCell: ({ orgName, unit, region }) => (
        <>
          {orgName ?? t('orgHidden')}
          <div className="second t12">{[names.region(region), unit].filter(Boolean).join(' ')}</div>
        </>
      ),
    },
    {
      key: 'since',
      head: t('appliedOn'),
      renderCell: ({ appliedOn }) => day(appliedOn, { year: true }),
    },
    {
      key: 'change',
      head: t('adoptionChange'),
      renderCell: ({ measure }) => <MeasureLine measure={measure} />,
    },
  ]
  return (
    <section className={css.section}>
      <h2>{t('adoptions', { count: study.adopted })}</h2>
      {later.error !== null && <ErrorState problem={later.error.problem} />}
      {page === undefined && later.error === null && <Loading lines={4} />}
      {study.adoptions.total === 0 ? (
        <p className="second">{t('adoptionsNone')}</p>
      ) : (
        page !== undefined && (
          <>
            <Table
              label={t('adoptions', { count: study.adopted })}
              columns={columns}
              rows={page.rows}
              rowKey={({ id }) => id}
            />
            <TrailButtons bare trail={trail} next={page.next} total={page.total} />
          </>
        )
      )}
      <p className={css.note}>{t('adoptionsNote')}</p>
    </section>
  )
}

function Acts({ study }: { readonly study: Case }) {
  const { t } = useTranslation('cases')
  const me = useMe()
  const navigate = useNavigate()
  const [adopting, setAdopting] = useState(false)
  const { own, adoptionId, id } = study
  return (
    <div className={css.acts} data-print="no">
      {me.person === null && (
        <ButtonLink
          kind="primary"
          to={house().identity.signInAddress as '/'}
          search={{ next: `/cases/${id}` } as never}
        >
          {t('signInToAdopt')}
        </ButtonLink>
      )}
      {adoptionId !== null && (
        <ButtonLink to="/adoptions/$id" params={{ id: adoptionId }}>
          {t('toAdoption')}
        </ButtonLink>
      )}
      {me.person !== null && adoptionId === null && !own && (
        <ActionButton
          verdict={mayAdopt(actorOf(me), { own, adopted: false })}
          onClick={() => setAdopting(true)}
        >
          {t('adopt.title')}
        </ActionButton>
      )}
      <Button icon={IconPrinter} onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      {adopting && (
        <AdoptDialog
          studyId={id}
          onClose={() => setAdopting(false)}
          onDone={(made) => void navigate({ to: '/adoptions/$id', params: { id: made.id } })}
        />
      )}
    </div>
  )
}

function Loaded({ study }: { readonly study: Case }) {
  const { t } = useTranslation(['cases', 'portal'])
  const { language, day } = useFormat()
  const names = useCodeNames()
  return (
    <article>
      <PageHead title={study.title} crumbs={[{ label: t('title'), to: '/cases' }]} />
      <header className={css.head}>
        <h1 className="songTitle">{study.title}</h1>
        <p>{study.summary}</p>
        <div className={css.facts}>
          <span>{study.orgName ?? t('orgHidden')}</span>
          <span>
            {study.directions
              .map((code) => `${code} ${t(`portal:directions.d${code}.name`)}`)
              .join('; ')}
          </span>
          <span>{names.region(study.region)}</span>
          <span>{names.industry(study.industry)}</span>
          <span>{t('publishedOn', { day: day(study.publishedAt, { year: true }) })}</span>
        </div>
        <p className="t13">
          {study.programmeTitle === null
            ? t('basisStated', { basis: study.basis })
            : t('basisProject', { programme: study.programmeTitle[language] })}
        </p>
      </header>
      <Acts study={study} />
      <StudyText
        text={study}
        after={{
          result: (
            <div className={css.section}>
              <MeasureTable label={t('measures')} measures={study.measures} />
              <p className={css.note}>{t('measuresNote')}</p>
            </div>
          ),
        }}
      />
      {study.files.length > 0 && (
        <section className={css.section}>
          <h2>{t('files.title')}</h2>
          <FileList label={t('files.title')} files={study.files} />
        </section>
      )}
      <Adoptions study={study} />
      <p className={`${css.section} muted t12`}>{t('address')}</p>
      <p data-print="no">
        <Link to="/cases">{t('all')}</Link>
      </p>
    </article>
  )
}

/** One case, at an address that stays. */
export function CasePage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readStudy, { params: { id } })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  return data === undefined ? <Loading lines={6} /> : <Loaded study={data} />
}
