import { useTranslation } from '../kernel/words.ts'
import { bindsByAgreement, signatureStates } from '../../domain/spaces/agreement.ts'
import {
  listSignatures,
  readKeptAgreement,
  type Signature,
} from '../../domain/spaces/agreement.endpoints.ts'
import { actorOf } from '../kernel/actor.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Link } from '../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty, Note } from '../ui/States.tsx'
import { AgreementSheet } from './AgreementSheet.tsx'
import { StandingTag } from './AgreementTags.tsx'
import { exportPage, pageSize } from './columns.tsx'

function useColumns(): readonly ListColumn<Signature>[] {
  const { t } = useTranslation('spaces')
  const { moment, day } = useFormat()
  return [
    {
      key: 'who',
      head: t('agreement.signer'),
      text: ({ orgName }) => orgName,
      beside: [{ head: t('agreement.keeper'), text: ({ keeperName }) => keeperName }],
      renderCell: ({ id, orgName, keeperName }) => (
        <>
          <Link to="/confidentiality/signatures/$id" params={{ id }}>
            {orgName}
          </Link>
          <div className="light second t13">
            {t('agreement.keeper')} {keeperName}
          </div>
        </>
      ),
    },
    {
      key: 'text',
      head: t('agreement.text'),
      text: ({ title, textVersion }) => `${title} ${textVersion}`,
      renderCell: ({ title, textVersion }) => (
        <>
          {title}
          <div className="light second t13">{t('agreement.version', { version: textVersion })}</div>
        </>
      ),
    },
    {
      key: 'state',
      head: t('agreement.state'),
      text: ({ standing }) => t(`agreement.standingIs.${standing}`),
      renderCell: ({ standing }) => <StandingTag standing={standing} />,
    },
    {
      key: 'signed',
      head: t('agreement.signed'),
      text: ({ signedAt }) => signedAt,
      beside: [{ head: t('agreement.signerBy'), text: ({ signedBy }) => signedBy }],
      renderCell: ({ signedBy, signedAt }) => (
        <>
          {signedBy}
          <div className="light second t13">{moment(signedAt, { year: true })}</div>
        </>
      ),
    },
    {
      key: 'until',
      head: t('agreement.until'),
      text: ({ expiresAt }) => expiresAt,
      renderCell: ({ expiresAt }) => day(expiresAt, { year: true }),
    },
  ]
}

function queryOf({ filters, after }: ListQuery, limit: number) {
  const state = signatureStates.find((one) => one === filters.state)
  return {
    limit,
    side: filters.side === 'given' ? ('given' as const) : ('received' as const),
    ...(after === undefined ? {} : { after }),
    ...(state === undefined ? {} : { state }),
  }
}

function Signatures() {
  const { t } = useTranslation('spaces')
  const binds = bindsByAgreement(actorOf(useMe())).ok
  const list = useListQuery()
  // Whoever may not bind the organisation reads what it signed.
  const given = (query: ListQuery): ListQuery =>
    binds ? query : { ...query, filters: { ...query.filters, side: 'given' } }
  const reading = useCall(listSignatures, { query: queryOf(given(list.query), pageSize) })
  const sides = (['received', 'given'] as const).map((value) => ({
    value,
    label: t(`agreement.sideIs.${value}`),
  }))
  const states = signatureStates.map((value) => ({
    value,
    label: t(`agreement.standingIs.${value}`),
  }))
  const waiting = reading.data?.waiting ?? 0
  return (
    <>
      {waiting > 0 && (
        <Note tone="care">
          <Link to="/confidentiality" search={{ state: 'waiting' } as never}>
            {t('agreement.waits', { count: waiting })}
          </Link>
        </Note>
      )}
      <ListPage
        name="spaces.signatures"
        title={t('agreement.list')}
        level={2}
        columns={useColumns()}
        filters={[
          ...(binds ? [{ key: 'side', label: t('agreement.side'), options: sides }] : []),
          { key: 'state', label: t('agreement.state'), options: states },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ orgName }) => orgName}
        readAll={(query) =>
          readPages((after) =>
            call(listSignatures, { query: queryOf({ ...given(query), after }, exportPage) }),
          )
        }
        empty={<Empty title={t('agreement.none')}>{t('agreement.noneText')}</Empty>}
      />
    </>
  )
}

/** 保密协议: one's own text, and who signed what on both sides. */
export function AgreementsPage() {
  const { t } = useTranslation('spaces')
  const { data } = useCall(readKeptAgreement, { query: {} })
  return (
    <div className="stack">
      <PageHead title={t('agreement.nav')} />
      <h1>{t('agreement.nav')}</h1>
      {data !== undefined && <AgreementSheet agreement={data.agreement} spaceId={null} keeps />}
      <Signatures />
    </div>
  )
}
