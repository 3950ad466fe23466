import { useTranslation } from '../kernel/words.ts'
import { proveHistory } from '../../domain/console/history.endpoints.ts'
import type { HistoryLine, Reference } from '../../domain/console/history.ts'
import { useCall } from '../kernel/query.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { download } from '../ui/download.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import css from './Console.module.css'
import { Facts } from './Facts.tsx'
import { stampOf } from './stamp.ts'

export type AuditFilter = 'personId' | 'orgId' | 'thingId' | 'verb'

function Proof({ line }: { readonly line: HistoryLine }) {
  const { t } = useTranslation('console')
  const reading = useCall(proveHistory, { params: { id: line.id } })
  if (reading.error !== null) return <ErrorState problem={reading.error.problem} />
  if (reading.data === undefined) return <Loading what={t('audit.proving')} lines={2} />
  const { proof, holds, faults } = reading.data
  if (proof === null) return <p className="muted">{t('audit.waiting')}</p>
  return (
    <div className="stack">
      {holds ? (
        <Note tone="good">{t('audit.holds', { seq: proof.seq, count: proof.count })}</Note>
      ) : (
        <Note tone="bad" title={t('audit.broken')}>
          {faults.join(' ')}
        </Note>
      )}
      <Facts
        facts={[
          { key: 'at', label: t('audit.sealedAt'), value: stampOf(proof.sealedAt) },
          {
            key: 'root',
            label: t('audit.root'),
            value: <span className={css.code}>{proof.root}</span>,
          },
          ...(proof.national === undefined
            ? []
            : [
                {
                  key: 'sm3',
                  label: t('audit.rootSm3'),
                  value: <span className={css.code}>{proof.national.root}</span>,
                },
                {
                  key: 'sm2',
                  label: t('audit.keySm2'),
                  value: <span className={css.code}>{proof.national.keyId}</span>,
                },
              ]),
        ]}
      />
      <p className="muted t12">
        {t('audit.legal')}
        {proof.national !== undefined && ` ${t('audit.nationalLegal')}`}
      </p>
      <div>
        <Button
          size="small"
          onClick={() =>
            download(
              `baigong-proof-${line.id}.json`,
              JSON.stringify({ proof }, null, 2),
              'application/json',
            )
          }
        >
          {t('audit.saveProof')}
        </Button>
        <p className="muted t12">{t('audit.proofHelp')}</p>
      </div>
    </div>
  )
}

/** One line of the trail: everything it holds, its proof, and ways to see more of the same. */
export function AuditLine({
  line,
  onFilter,
  onClose,
}: {
  readonly line: HistoryLine
  readonly onFilter: (key: AuditFilter, value: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('console')
  const only = (key: AuditFilter, reference: Reference) => (
    <>
      {reference.name ?? <span className={css.code}>{reference.id}</span>}{' '}
      <LinkButton className="t12" onClick={() => onFilter(key, reference.id)}>
        {t('audit.only')}
      </LinkButton>
    </>
  )
  const rows = [
    {
      key: 'when',
      label: t('audit.when'),
      value: stampOf(line.at),
    },
    ...(line.person === null
      ? []
      : [{ key: 'person', label: t('audit.person'), value: only('personId', line.person) }]),
    ...(line.organisation === null
      ? []
      : [{ key: 'org', label: t('audit.org'), value: only('orgId', line.organisation) }]),
    ...(line.onBehalfOf === null
      ? []
      : [
          {
            key: 'principal',
            label: t('audit.principal'),
            value: only('personId', line.onBehalfOf),
          },
        ]),
    { key: 'thing', label: t('audit.thing'), value: only('thingId', line.thing) },
    {
      key: 'verb',
      label: t('audit.verb'),
      value: (
        <>
          <span className={css.code}>{line.verb}</span>{' '}
          <LinkButton className="t12" onClick={() => onFilter('verb', line.verb)}>
            {t('audit.only')}
          </LinkButton>
        </>
      ),
    },
    { key: 'via', label: t('audit.viaHead'), value: t(`audit.via.${line.via}`) },
    ...line.facts.map(({ name, value }) => ({
      key: `fact ${name}`,
      label: <span className={css.code}>{name}</span>,
      value: value === '' ? t('none') : value,
    })),
    {
      key: 'request',
      label: t('audit.request'),
      value: <span className={css.code}>{line.requestId}</span>,
    },
  ]
  return (
    <Dialog open onClose={onClose} title={t('audit.detail', { id: line.id })} shape="side">
      <div className="stack">
        <p>{line.sentence}</p>
        <Facts facts={rows} />
        <section className="stack">
          <h3>{t('audit.proof')}</h3>
          <Proof line={line} />
        </section>
      </div>
    </Dialog>
  )
}
