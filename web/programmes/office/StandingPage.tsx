import { IconSend, IconWorld } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { mayCloseProgramme } from '../../../domain/programmes/managing.ts'
import {
  closeProgramme,
  listProgrammes,
  readProgramme,
} from '../../../domain/programmes/programme.endpoints.ts'
import { readStanding, type UnitStanding } from '../../../domain/programmes/standing.endpoints.ts'
import { call } from '../../kernel/call.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { WithSide } from '../../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Choices.tsx'
import { Link } from '../../ui/Link.tsx'
import { ExportButtons, type ExportColumn } from '../../ui/ListExport.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Sealed } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { ConfirmButton } from './ConfirmButton.tsx'
import { DiscardButton } from './DiscardButton.tsx'
import css from './Office.module.css'
import { AfterOpening } from './OpenDialog.tsx'
import { ProgrammeFrame, type Managed } from './ProgrammeFrame.tsx'

type Standing = AnswerOf<typeof readStanding>

/** Withheld figures are said to be withheld: a small one could point at one applicant. */
function useFigure(below: number) {
  const { t } = useTranslation('office')
  return (count: number | null) =>
    count === null ? t('standing.withheld', { below }) : formatNumber(count)
}

function Figures({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('office')
  const figure = useFigure(standing.withheldBelow)
  const { units } = standing
  const sum = (of: (unit: UnitStanding) => number) => units.reduce((all, unit) => all + of(unit), 0)
  const seated = units.filter(({ orgName }) => orgName !== null).length
  const delivered = units.filter((unit) => unit.delivered !== null)
  const figures = [
    [t('standing.handedIn'), figure(standing.handedIn)],
    [t('standing.seated'), `${seated}/${units.length}`],
    [t('standing.delivered'), String(delivered.length)],
    [t('standing.projects'), formatNumber(sum((unit) => unit.delivered?.projects ?? 0))],
    [t('standing.sent'), formatNumber(sum(({ sent }) => sent))],
    [t('standing.received'), formatNumber(sum(({ received }) => received))],
  ]
  return (
    <dl className={css.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function useExportColumns(standing: Standing): readonly ExportColumn<UnitStanding>[] {
  const { t } = useTranslation('office')
  const { language, due } = useFormat()
  const figure = useFigure(standing.withheldBelow)
  const seat = ({ orgName, channel }: UnitStanding) =>
    orgName ?? (channel === 'elsewhere' ? '' : t('standing.unseated'))
  const closes = ({ closesAt }: UnitStanding) =>
    closesAt === null ? t('unpublished') : due(closesAt)
  return [
    { head: t('standing.unit'), text: (row) => row.unitName[language] },
    { head: t('standing.unitCode'), text: (row) => row.unitCode },
    { head: t('standing.seatedBy'), text: seat },
    { head: t('standing.handedIn'), text: ({ handedIn }) => handedIn ?? figure(null) },
    { head: t('standing.quota'), text: ({ quotaMax }) => quotaMax ?? t('unpublished') },
    { head: t('standing.closes'), text: closes },
    { head: t('standing.delivered'), text: ({ delivered }) => delivered?.projects ?? null },
    { head: t('standing.sent'), text: ({ sent }) => sent },
    { head: t('standing.received'), text: ({ received }) => received },
    { head: t('standing.lateHead'), text: ({ late }) => late },
  ]
}

function useColumns(standing: Standing, programmeId: string) {
  const { t } = useTranslation('office')
  const { language, due } = useFormat()
  const figure = useFigure(standing.withheldBelow)
  return [
    {
      key: 'unit',
      head: t('standing.unit'),
      renderCell: (row: UnitStanding) => (
        <>
          {row.unitName[language]} <span className={css.code}>{row.unitCode}</span>
          <div className="muted t12">{row.orgName ?? ''}</div>
          {row.orgName === null && row.channel !== 'elsewhere' && (
            <Tag tone="care">{t('standing.unseated')}</Tag>
          )}
        </>
      ),
    },
    {
      key: 'handedIn',
      head: t('standing.handedIn'),
      numeric: true,
      renderCell: (row: UnitStanding) => figure(row.handedIn),
    },
    {
      key: 'quota',
      head: t('standing.quota'),
      numeric: true,
      renderCell: (row: UnitStanding) => row.quotaMax ?? t('unpublished'),
    },
    {
      key: 'closes',
      head: t('standing.closes'),
      renderCell: (row: UnitStanding) =>
        row.closesAt === null ? t('unpublished') : due(row.closesAt),
    },
    {
      key: 'delivered',
      head: t('standing.delivered'),
      renderCell: (row: UnitStanding) =>
        row.delivered === null ? (
          '—'
        ) : (
          <Link to="/packages/$id" params={{ id: row.delivered.packageId }}>
            {t('standing.projectsOf', { count: row.delivered.projects })}
          </Link>
        ),
    },
    {
      key: 'parcels',
      head: t('standing.parcels'),
      renderCell: (row: UnitStanding) => (
        <>
          {row.sent === 0 ? (
            '—'
          ) : (
            <Link to="/office/programmes/$programmeId/arrivals" params={{ programmeId }}>
              {t('standing.parcelsOf', { received: row.received, sent: row.sent })}
            </Link>
          )}{' '}
          {row.late > 0 && <Tag tone="bad">{t('standing.late', { count: row.late })}</Tag>}
        </>
      ),
    },
  ]
}

const shows = ['all', 'unseated', 'waiting', 'delivered'] as const
type Show = (typeof shows)[number]

const showing: Readonly<Record<Show, (unit: UnitStanding) => boolean>> = {
  all: () => true,
  unseated: ({ orgName, channel }) => orgName === null && channel !== 'elsewhere',
  waiting: ({ sent, received }) => sent > received,
  delivered: ({ delivered }) => delivered !== null,
}

function Units({
  standing,
  programmeId,
}: {
  readonly standing: Standing
  readonly programmeId: string
}) {
  const { t } = useTranslation('office')
  const [show, setShow] = useState<Show>('all')
  const columns = useColumns(standing, programmeId)
  const exported = useExportColumns(standing)
  const rows = standing.units.filter(showing[show])
  return (
    <Sheet
      title={t('standing.units')}
      note={t('units.count', { count: rows.length })}
      end={
        <>
          <ExportButtons
            title={t('standing.units')}
            columns={exported}
            read={async () => {
              const { units, countedAt } = await call(readStanding, { params: { programmeId } })
              return { rows: units.filter(showing[show]), takenAt: countedAt }
            }}
          />
          <Segments
            label={t('standing.show')}
            options={shows.map((key) => ({
              value: key,
              label: t(`standing.only.${key}`),
            }))}
            value={show}
            onChange={setShow}
          />
        </>
      }
    >
      <Table<UnitStanding>
        label={t('standing.units')}
        rows={rows}
        rowKey={({ unitCode }) => unitCode}
        columns={columns}
      />
      {rows.length === 0 && <p className={css.none}>{t('standing.noneSo')}</p>}
    </Sheet>
  )
}

function CloseButton({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('office')
  const act = useAct(closeProgramme, {
    renews: [readProgramme, listProgrammes, readStanding],
    onDone: () => toast(t('close.done')),
  })
  return (
    <ConfirmButton
      label={t('close.act')}
      title={t('close.title')}
      verdict={mayCloseProgramme(managed.state)}
      act={{ ...act, run: () => act.mutate({ params: { programmeId: managed.id } }) }}
    >
      {t('close.text')}
    </ConfirmButton>
  )
}

function Steps({ managed, standing }: { readonly managed: Managed; readonly standing: Standing }) {
  const { t } = useTranslation('office')
  const params = { programmeId: managed.id }
  const unseated = standing.units.filter(showing.unseated).length
  return (
    <>
      <Sheet title={t('standing.next')}>
        <div className={css.steps}>
          {managed.state === 'draft' && (
            <>
              <p>{t('standing.draftText')}</p>
              <ButtonLink
                kind="primary"
                icon={IconWorld}
                to="/office/programmes/$programmeId/settings/$section"
                params={{ ...params, section: 'basics' }}
              >
                {t('standing.toSettings')}
              </ButtonLink>
            </>
          )}
          {managed.state === 'open' && (
            <ButtonLink icon={IconWorld} to="/calls/$programmeId" params={params}>
              {t('standing.toCall')}
            </ButtonLink>
          )}
          {unseated > 0 && (
            <ButtonLink icon={IconSend} to="/office/programmes/$programmeId/seats" params={params}>
              {t('standing.toSeats', { count: unseated })}
            </ButtonLink>
          )}
          {managed.state === 'draft' && <DiscardButton managed={managed} />}
          {managed.state !== 'draft' && <CloseButton managed={managed} />}
        </div>
      </Sheet>
      <Sealed title={t('standing.sealed')}>
        <p>{t('standing.sealedText', { below: standing.withheldBelow || 5 })}</p>
      </Sealed>
      {managed.state !== 'draft' && (
        <Sheet title={t('after.title')}>
          <AfterOpening />
        </Sheet>
      )}
    </>
  )
}

function Standing({ managed }: { readonly managed: Managed }) {
  const { data, error, refetch } = useCall(readStanding, { params: { programmeId: managed.id } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={10} />
  return (
    <>
      <Figures standing={data} />
      <WithSide side={<Steps managed={managed} standing={data} />}>
        <Units standing={data} programmeId={managed.id} />
      </WithSide>
    </>
  )
}

/** Where everything stands, unit by unit; what is sealed stays sealed. */
export function StandingPage() {
  return (
    <ProgrammeFrame at="standing">{(managed) => <Standing managed={managed} />}</ProgrammeFrame>
  )
}
