import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listCheckedCertificates,
  type KeptCertificate,
} from '../../../domain/catalog/certificate.endpoints.ts'
import { call } from '../../kernel/call.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Link } from '../../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../../ui/list.ts'
import { readPages } from '../../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../../ui/ListPage.tsx'
import { Empty } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { isUnchecked, useCertificateWords, useKeptColumns } from './certificateColumns.tsx'
import { CheckDialog } from './CheckDialog.tsx'

const pageSize = 50
const exportPage = 200

const queryOf = ({ filters, find, after }: ListQuery, limit: number) => ({
  limit,
  ...(after === undefined ? {} : { after }),
  ...(find === '' ? {} : { text: find }),
  ...(filters.unchecked === 'yes' ? ({ unchecked: 'yes' } as const) : {}),
})

const readAll = (query: ListQuery) =>
  readPages((after) =>
    call(listCheckedCertificates, { query: queryOf({ ...query, after }, exportPage) }),
  )

function useHolderColumn(): ListColumn<KeptCertificate> {
  const { t } = useTranslation('catalog')
  return {
    key: 'holder',
    head: t('org'),
    text: ({ orgName }) => orgName,
    renderCell: (row) => (
      <>
        <Link to="/companies/$id" params={{ id: row.orgId }}>
          {row.orgName}
        </Link>
        {row.check !== null && isUnchecked(row) && (
          <div>
            <Tag tone="care">{t('certificates.changedSince')}</Tag>
          </div>
        )}
      </>
    ),
  }
}

/** 证书核对: what organisations say they hold, to be compared with its scan. */
export function CheckedCertificatesPage() {
  const { t } = useTranslation('catalog')
  const list = useListQuery()
  const [open, setOpen] = useState<KeptCertificate | null>(null)
  const { nameOf } = useCertificateWords()
  const reading = useCall(listCheckedCertificates, { query: queryOf(list.query, pageSize) })
  const [named, ...others] = useKeptColumns(setOpen)
  return (
    <div className="stack">
      <PageHead title={t('nav.checks')} />
      <p className="second">{t('certificates.checksLead')}</p>
      <ListPage
        name="catalog.checks"
        title={t('nav.checks')}
        columns={[named!, useHolderColumn(), ...others]}
        findable
        filters={[
          {
            key: 'unchecked',
            label: t('certificates.check'),
            options: [{ value: 'yes', label: t('certificates.uncheckedOnly') }],
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={nameOf}
        onOpen={setOpen}
        readAll={readAll}
        empty={<Empty title={t('certificates.noMatch')} />}
      />
      {open !== null && <CheckDialog key={open.id} row={open} onClose={() => setOpen(null)} />}
    </div>
  )
}
