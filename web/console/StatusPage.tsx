import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../kernel/words.ts'
import { type HouseStatus, readStatus } from '../../domain/console/status.endpoints.ts'
import { formatBytes, formatNumber, useFormat } from '../kernel/format.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { callOptions } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import css from './Console.module.css'
import { Facts } from './Facts.tsx'
import { JobsSheet } from './JobsSheet.tsx'

const readEveryMs = 10_000
/** Jobs and seals that wait longer or pile up higher than this deserve a look. */
const lateMs = 5 * 60_000
const unsealedMany = 1000
const freeShareLow = 0.1

/** What somebody should look at; empty while all is well. */
function useCares(status: HouseStatus): readonly string[] {
  const { t } = useTranslation('console')
  const { moment } = useFormat()
  const { jobs, seals, storage } = status
  const now = Date.parse(status.now)
  const due = jobs.oldestDueAt
  return [
    ...seals.keyFaults.map(({ message, held }) =>
      held ? t('status.keyHeld', { message }) : message,
    ),
    ...status.parts.flatMap(({ care }) => care ?? []),
    ...(jobs.failed > 0 ? [t('status.jobsFailed', { count: jobs.failed })] : []),
    ...(due !== null && now - Date.parse(due) > lateMs
      ? [t('status.jobsLate', { when: moment(due) })]
      : []),
    ...(seals.unsealed > unsealedMany ? [t('status.sealsLate', { count: seals.unsealed })] : []),
    ...(storage.freeBytes < storage.totalBytes * freeShareLow ? [t('status.diskLow')] : []),
  ]
}

function DatabaseSheet({ database }: Pick<HouseStatus, 'database'>) {
  const { t } = useTranslation('console')
  const { version, bytes, connections, migrations, lastMigration } = database
  return (
    <Sheet title={t('status.database')}>
      <Facts
        facts={[
          { key: 'version', label: t('status.version'), value: version },
          { key: 'size', label: t('status.size'), value: formatBytes(bytes) },
          {
            key: 'connections',
            label: t('status.connections'),
            value: formatNumber(connections),
          },
          {
            key: 'migration',
            label: t('status.migration'),
            value: (
              <>
                <span className={css.code}>{lastMigration?.replace(/\.sql$/, '')}</span>
                <br />
                {t('status.migrations', { count: migrations })}
              </>
            ),
          },
        ]}
      />
    </Sheet>
  )
}

function SealsSheet({ seals }: Pick<HouseStatus, 'seals'>) {
  const { t } = useTranslation('console')
  const { moment } = useFormat()
  const lines = (count: number) => t('status.lines', { count, amount: formatNumber(count) })
  const last =
    seals.last === null || seals.sealedAt === null
      ? t('none')
      : t('status.sealOf', { seq: formatNumber(seals.last), when: moment(seals.sealedAt, {}) })
  return (
    <Sheet title={t('status.seals')}>
      <Facts
        facts={[
          { key: 'last', label: t('status.lastSeal'), value: last },
          { key: 'entries', label: t('status.entries'), value: lines(seals.entries) },
          { key: 'unsealed', label: t('status.unsealed'), value: lines(seals.unsealed) },
          {
            key: 'key',
            label: t('status.key'),
            value: <span className={css.code}>{seals.keyId ?? t('none')}</span>,
          },
          {
            key: 'keySm2',
            label: t('status.keySm2'),
            value:
              seals.sm2KeyId === null ? (
                <span className="muted">{t('status.withoutSm2')}</span>
              ) : (
                <span className={css.code}>{seals.sm2KeyId}</span>
              ),
          },
        ]}
      />
    </Sheet>
  )
}

function Figures({ status }: { readonly status: HouseStatus }) {
  const { t } = useTranslation('console')
  const me = useMe()
  const { jobs, storage } = status
  return (
    <div className={css.figures}>
      <Sheet title={t('status.jobs')}>
        <Facts
          facts={(['waiting', 'running', 'failed', 'undispatched'] as const).map((key) => ({
            key,
            label: t(`status.${key}`),
            value: formatNumber(jobs[key]),
          }))}
        />
      </Sheet>
      <SealsSheet seals={status.seals} />
      <DatabaseSheet database={status.database} />
      <Sheet title={t('status.storage')}>
        <Facts
          facts={[
            {
              key: 'free',
              label: t('status.free'),
              value: t('status.of', {
                part: formatBytes(storage.freeBytes),
                whole: formatBytes(storage.totalBytes),
              }),
            },
            ...(mayI(me, 'notices.outbox.read')
              ? [
                  {
                    key: 'outbox',
                    label: t('status.outbox'),
                    value: <Link to="/console/channels">{t('status.openOutbox')}</Link>,
                  },
                ]
              : []),
          ]}
        />
      </Sheet>
      {status.parts.map(({ title, facts }) => (
        <Sheet key={title} title={title}>
          <Facts facts={facts.map((fact) => ({ key: fact.label, ...fact }))} />
        </Sheet>
      ))}
    </div>
  )
}

function Health({ status }: { readonly status: HouseStatus }) {
  const { t } = useTranslation('console')
  const { time } = useFormat()
  const cares = useCares(status)
  return (
    <>
      <p className="muted t13">{t('status.asOf', { time: time(status.now) })}</p>
      {cares.length === 0 ? (
        <Note tone="good">{t('status.healthy')}</Note>
      ) : (
        <Note tone="care" title={t('status.care')}>
          <ul>
            {cares.map((care) => (
              <li key={care}>{care}</li>
            ))}
          </ul>
        </Note>
      )}
    </>
  )
}

/** How the house is doing. */
export function StatusPage() {
  const { t } = useTranslation('console')
  const reading = useQuery({ ...callOptions(readStatus), refetchInterval: readEveryMs })
  return (
    <div className="stack">
      <PageHead title={t('status.title')} />
      <h1 className="pageTitle">{t('status.title')}</h1>
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {reading.data === undefined && reading.error === null && <Loading lines={6} />}
      {reading.data !== undefined && (
        <>
          <Health status={reading.data} />
          <Figures status={reading.data} />
        </>
      )}
      <JobsSheet />
    </div>
  )
}
