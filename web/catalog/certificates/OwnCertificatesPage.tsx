import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listOwnCertificates,
  type KeptCertificate,
} from '../../../domain/catalog/certificate.endpoints.ts'
import { mayKeepCertificates } from '../../../domain/catalog/certificate.ts'
import { actorOf } from '../../kernel/actor.ts'
import { call } from '../../kernel/call.ts'
import { useMe } from '../../kernel/me.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Link } from '../../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../../ui/list.ts'
import { readPages } from '../../ui/ListExport.tsx'
import { ListPage } from '../../ui/ListPage.tsx'
import { Empty } from '../../ui/States.tsx'
import { CertificateDialog } from './CertificateDialog.tsx'
import { useCertificateWords, useKeptColumns } from './certificateColumns.tsx'

const pageSize = 50
const exportPage = 200

const queryOf = ({ find, after }: ListQuery, limit: number) => ({
  limit,
  ...(after === undefined ? {} : { after }),
  ...(find === '' ? {} : { text: find }),
})

const readAll = (query: ListQuery) =>
  readPages((after) =>
    call(listOwnCertificates, { query: queryOf({ ...query, after }, exportPage) }),
  )

/** 资质证书: what one's organisation holds, and until when. */
export function OwnCertificatesPage() {
  const { t } = useTranslation('catalog')
  const me = useMe()
  const list = useListQuery()
  const [open, setOpen] = useState<KeptCertificate | 'new' | null>(null)
  const { nameOf } = useCertificateWords()
  const reading = useCall(listOwnCertificates, { query: queryOf(list.query, pageSize) })
  const orgId = me.actingOrg?.id
  return (
    <div className="stack">
      <PageHead title={t('nav.certificates')} />
      <p className="second">
        {t('certificates.lead')}{' '}
        {orgId !== undefined && (
          <Link to="/companies/$id" params={{ id: orgId }}>
            {t('certificates.toCompany')}
          </Link>
        )}
      </p>
      <ListPage
        name="catalog.certificates"
        title={t('nav.certificates')}
        columns={useKeptColumns(setOpen)}
        findable
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={nameOf}
        onOpen={setOpen}
        readAll={readAll}
        end={
          <ActionButton
            verdict={mayKeepCertificates(actorOf(me))}
            icon={IconPlus}
            onClick={() => setOpen('new')}
          >
            {t('certificates.add')}
          </ActionButton>
        }
        empty={
          list.query.find === '' ? (
            <Empty title={t('certificates.none')}>{t('certificates.noneText')}</Empty>
          ) : (
            <Empty title={t('certificates.noMatch')}>{t('noMatchText')}</Empty>
          )
        }
      />
      {open !== null && (
        <CertificateDialog
          key={open === 'new' ? 'new' : open.id}
          row={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}
