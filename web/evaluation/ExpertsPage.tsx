import { IconPlus, IconUpload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  blankExpert,
  expertStates,
  type ExpertRow,
  type ExpertState,
} from '../../domain/evaluation/expert.ts'
import {
  exportExperts,
  listExperts,
  nominateExpert,
} from '../../domain/evaluation/expert.endpoints.ts'
import { call } from '../kernel/call.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty, ErrorState } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { ExpertFields } from './ExpertFields.tsx'
import { regionName, useFieldNames, useRegionOptions } from './names.ts'

const pageSize = 50
const tones = { nominated: 'care', approved: 'good', suspended: 'plain', retired: 'plain' } as const

export function ExpertStateTag({ state }: { readonly state: ExpertState }) {
  const { t } = useTranslation('evaluation')
  return <Tag tone={tones[state]}>{t(`expertState.${state}`)}</Tag>
}

function useColumns(): readonly ListColumn<ExpertRow>[] {
  const { t } = useTranslation('evaluation')
  const { nameOf } = useFieldNames()
  const fields = (row: ExpertRow) =>
    row.profile.fields
      .map(({ code, level }) => t('expert.fieldLevel', { field: nameOf(code), level }))
      .join(t('expert.and'))
  return [
    {
      key: 'name',
      head: t('expert.name'),
      text: (row) => row.profile.name,
      renderCell: (row) => (
        <>
          <Link to="/evaluation/experts/$id" params={{ id: row.id }}>
            {row.profile.name}
          </Link>
          <div className="second t13">{row.profile.title}</div>
        </>
      ),
    },
    {
      key: 'employer',
      head: t('expert.employer'),
      text: (row) => row.profile.employer.name,
      renderCell: (row) => (
        <>
          {row.profile.employer.name}
          <div className="muted t12">{regionName(row.profile.region)}</div>
        </>
      ),
    },
    { key: 'fields', head: t('expert.fields'), text: fields, renderCell: fields },
    {
      key: 'load',
      head: t('expert.load'),
      numeric: true,
      text: (row) => row.profile.load.max,
      renderCell: (row) => t('expert.loadRange', row.profile.load),
    },
    {
      key: 'account',
      head: t('expert.account'),
      text: (row) => t(`expert.accountState.${row.account}`),
      renderCell: (row) => t(`expert.accountState.${row.account}`),
    },
    {
      key: 'state',
      head: t('expert.state'),
      text: (row) => t(`expertState.${row.state}`),
      renderCell: (row) => <ExpertStateTag state={row.state} />,
    },
  ]
}

function narrowingOf({ filters, find }: ListQuery) {
  const state = expertStates.find((one) => one === filters.state)
  return {
    ...(find === '' ? {} : { text: find }),
    ...(state === undefined ? {} : { state }),
    ...(filters.field === undefined ? {} : { field: filters.field }),
    ...(filters.region === undefined ? {} : { region: filters.region }),
  }
}

function queryOf(query: ListQuery) {
  const { after } = query
  return { limit: pageSize, ...(after === undefined ? {} : { after }), ...narrowingOf(query) }
}

function NominateDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('evaluation')
  const navigate = useNavigate()
  const [profile, setProfile] = useState(blankExpert)
  const act = useAct(nominateExpert, {
    renews: [listExperts],
    onDone: ({ id }) => void navigate({ to: '/evaluation/experts/$id', params: { id } }),
  })
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={t('expert.nominate')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" busy={act.isPending} onClick={() => act.mutate({ body: profile })}>
            {t('expert.nominate')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <ExpertFields value={profile} onChange={setProfile} problem={act.error?.problem} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

/** The register of experts of one's organisation. */
export function ExpertsPage() {
  const { t } = useTranslation('evaluation')
  const navigate = useNavigate()
  const list = useListQuery()
  const columns = useColumns()
  const { options } = useFieldNames()
  const regions = useRegionOptions()
  const [adding, setAdding] = useState(false)
  const reading = useCall(listExperts, { query: queryOf(list.query) })
  const add = (
    <>
      <Button
        size="small"
        icon={IconUpload}
        onClick={() => void navigate({ to: '/evaluation/imports' })}
      >
        {t('expertImport.title')}
      </Button>
      <Button kind="primary" size="small" icon={IconPlus} onClick={() => setAdding(true)}>
        {t('expert.nominate')}
      </Button>
    </>
  )
  return (
    <>
      <PageHead title={t('experts')} />
      <ListPage<ExpertRow>
        name="evaluation.experts"
        title={t('experts')}
        columns={columns}
        findable
        filters={[
          {
            key: 'state',
            label: t('expert.state'),
            options: expertStates.map((value) => ({ value, label: t(`expertState.${value}`) })),
          },
          { key: 'field', label: t('expert.fields'), options },
          { key: 'region', label: t('expert.region'), options: regions },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ profile }) => profile.name}
        onOpen={({ id }) => void navigate({ to: '/evaluation/experts/$id', params: { id } })}
        readAll={(query) => call(exportExperts, { query: narrowingOf(query) })}
        empty={<Empty title={t('expert.none')}>{t('expert.noneText')}</Empty>}
        end={add}
      />
      {adding && <NominateDialog onClose={() => setAdding(false)} />}
    </>
  )
}
