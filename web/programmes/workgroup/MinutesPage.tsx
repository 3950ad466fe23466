import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  listMinutes,
  readMinutes,
  writeMinutes,
} from '../../../domain/programmes/minutes.endpoints.ts'
import type { WorkgroupPage } from '../../../domain/programmes/workgroup.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { MinutesForm } from './MinutesForm.tsx'
import css from './Workgroup.module.css'
import { WorkgroupFrame } from './WorkgroupFrame.tsx'

type Props = { readonly group: WorkgroupPage }

function Writing({ group, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('workgroup')
  const navigate = useNavigate()
  const { programmeId } = group
  const act = useAct(writeMinutes, {
    renews: [listMinutes, readMinutes],
    onDone: ({ id }) => {
      toast(t('minutes.saved'))
      void navigate({ to: `/workgroups/${programmeId}/minutes/${id}` })
    },
  })
  return (
    <MinutesForm
      group={group}
      busy={act.isPending}
      problem={act.error?.problem ?? null}
      onSave={(wish) => act.mutate({ params: { programmeId }, body: wish })}
      onCancel={onClose}
    />
  )
}

function List({ group }: Props) {
  const { t } = useTranslation('workgroup')
  const { day } = useFormat()
  const [writing, setWriting] = useState(false)
  const { programmeId } = group
  const { data, error, refetch } = useCall(listMinutes, { params: { programmeId } })
  if (writing) return <Writing group={group} onClose={() => setWriting(false)} />
  return (
    <Sheet
      title={t('minutes.title')}
      end={
        group.role === 'office' && (
          <Button size="small" kind="primary" onClick={() => setWriting(true)}>
            {t('minutes.write')}
          </Button>
        )
      }
    >
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={6} />}
      {data?.rows.length === 0 && <Empty title={t('minutes.none')}>{t('minutes.noneText')}</Empty>}
      {data !== undefined && data.rows.length > 0 && (
        <ul className={css.rows}>
          {data.rows.map((row) => (
            <li key={row.id}>
              <p className={css.line}>
                {row.no !== null && <b>{t('minutes.no', { no: String(row.no) })}</b>}
                <Link
                  to="/workgroups/$programmeId/minutes/$id"
                  params={{ programmeId, id: row.id }}
                >
                  {row.title}
                </Link>
                <Tag tone={row.state === 'approved' ? 'good' : 'care'}>
                  {t(`minutes.${row.state}`)}
                </Tag>
              </p>
              <p className="second t13">
                {t('minutes.held', { day: day(row.heldOn, { year: true }) })} ·{' '}
                {t('minutes.decisions', { count: row.decisions })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

/** 会议纪要 of the group, the latest meeting first. */
export function MinutesPage() {
  return <WorkgroupFrame part="minutes">{(group) => <List group={group} />}</WorkgroupFrame>
}
