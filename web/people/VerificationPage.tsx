import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  exportOrganisations,
  listOrganisations,
  refuseOrganisation,
  verifyOrganisation,
} from '../../domain/people/organisation.endpoints.ts'
import {
  mayVerify,
  type OrganisationRow,
  type OrgState,
  orgStates,
} from '../../domain/people/organisation.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { useListQuery } from '../ui/list.ts'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { useReasons } from '../ui/reason.ts'
import { SidePanel } from '../ui/SidePanel.tsx'
import { Empty, ErrorState, Note } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TextArea } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { useDivisionName } from './DivisionField.tsx'
import css from './People.module.css'

const tones = { pending: 'care', needsOfficer: 'care', verified: 'good', refused: 'bad' } as const

function Facts({ org }: { readonly org: OrganisationRow }) {
  const { t } = useTranslation('people')
  const { moment } = useFormat()
  const divisionName = useDivisionName()
  return (
    <dl className={css.facts}>
      <dt>{t('verify.code')}</dt>
      <dd className="mono">{org.uscc ?? t('common.none')}</dd>
      <dt>{t('org.kind')}</dt>
      <dd>{t(`orgKind.${org.kind}`)}</dd>
      <dt>{t('verify.division')}</dt>
      <dd>{divisionName(org.division)}</dd>
      <dt>{t('verify.by')}</dt>
      <dd>{org.registeredByName ?? t('common.none')}</dd>
      <dt>{t('verify.at')}</dt>
      <dd>{moment(org.madeAt)}</dd>
    </dl>
  )
}

/** One registration beside the list: what to compare, and the two answers with their reasons. */
function Panel({ org, onClose }: { readonly org: OrganisationRow; readonly onClose: () => void }) {
  const { t } = useTranslation('people')
  const say = useReasons()
  const [reason, setReason] = useState('')
  const renews = [listOrganisations]
  const done = (words: string) => () => {
    toast(words)
    onClose()
  }
  const verify = useAct(verifyOrganisation, { renews, onDone: done(t('verify.passed')) })
  const refuse = useAct(refuseOrganisation, { renews, onDone: done(t('verify.refused')) })
  const problem = verify.error ?? refuse.error
  const params = { id: org.id }
  const open = org.state === 'pending' || org.state === 'needsOfficer'
  return (
    <SidePanel open onClose={onClose} title={org.name}>
      <div className="stack">
        <Tag tone={tones[org.state]}>{t(`orgState.${org.state}`)}</Tag>
        <Facts org={org} />
        {open && <p className="second">{t('verify.checkText')}</p>}
        {org.usccFault !== null && (
          <Note tone="care" title={t('verify.codeFails')}>
            {say({ code: `codes.${org.usccFault}` })}
          </Note>
        )}
        {open && (
          <>
            <TextArea
              label={t('common.reason')}
              help={t(org.state === 'needsOfficer' ? 'verify.acceptHelp' : 'verify.refuseHelp')}
              most={1000}
              rows={3}
              value={reason}
              onChange={setReason}
            />
            {problem !== null && <ErrorState problem={problem.problem} />}
            <div className={css.foot}>
              <ActionButton
                verdict={mayVerify(org.state, reason)}
                busy={verify.isPending}
                onClick={() => verify.mutate({ params, body: { reason } })}
              >
                {t('verify.pass')}
              </ActionButton>
              <Button
                kind="danger"
                busy={refuse.isPending}
                onClick={() => refuse.mutate({ params, body: { reason } })}
              >
                {t('verify.refuse')}
              </Button>
            </div>
          </>
        )}
      </div>
    </SidePanel>
  )
}

function useColumns(
  onOpen: (org: OrganisationRow) => void,
): readonly ListColumn<OrganisationRow>[] {
  const { t } = useTranslation('people')
  const { moment } = useFormat()
  const divisionName = useDivisionName()
  return [
    {
      key: 'name',
      head: t('verify.name'),
      text: (row) => row.name,
      renderCell: (row) => (
        <LinkButton matter onClick={() => onOpen(row)}>
          {row.name}
        </LinkButton>
      ),
    },
    {
      key: 'code',
      head: t('verify.code'),
      text: (row) => row.uscc ?? '',
      renderCell: (row) => <span className="mono">{row.uscc}</span>,
    },
    {
      key: 'division',
      head: t('verify.division'),
      text: (row) => divisionName(row.division),
      renderCell: (row) => divisionName(row.division),
    },
    {
      key: 'by',
      head: t('verify.by'),
      text: (row) => row.registeredByName ?? '',
      renderCell: (row) => row.registeredByName,
    },
    {
      key: 'at',
      head: t('verify.at'),
      text: (row) => moment(row.madeAt, { year: true }),
      renderCell: (row) => moment(row.madeAt),
    },
    {
      key: 'state',
      head: t('verify.state'),
      text: (row) => t(`orgState.${row.state}`),
      renderCell: (row) => <Tag tone={tones[row.state]}>{t(`orgState.${row.state}`)}</Tag>,
    },
  ]
}

export function VerificationPage() {
  const { t } = useTranslation('people')
  const list = useListQuery()
  const [open, setOpen] = useState<OrganisationRow | null>(null)
  const state = orgStates.find((one) => one === list.query.filters['state']) as OrgState | undefined
  const { after, find } = list.query
  const narrowing = {
    ...(find === '' ? {} : { text: find }),
    ...(state === undefined ? {} : { state }),
  }
  const reading = useCall(listOrganisations, {
    query: { limit: 50, ...(after === undefined ? {} : { after }), ...narrowing },
  })
  return (
    <>
      <PageHead title={t('verify.title')} />
      <ListPage
        name="people.verification"
        title={t('verify.title')}
        columns={useColumns(setOpen)}
        filters={[
          {
            key: 'state',
            label: t('verify.filterState'),
            options: orgStates.map((one) => ({ value: one, label: t(`orgState.${one}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={setOpen}
        readAll={() => call(exportOrganisations, { query: narrowing })}
        empty={<Empty title={t('verify.empty')}>{t('verify.emptyText')}</Empty>}
      />
      {open !== null && <Panel key={open.id} org={open} onClose={() => setOpen(null)} />}
    </>
  )
}
