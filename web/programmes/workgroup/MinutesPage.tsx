import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { listMinutes, writeMinutes } from '../../../domain/programmes/minutes.endpoints.ts'
import type { MinutesWish } from '../../../domain/programmes/minutes.ts'
import type { WorkgroupPage } from '../../../domain/programmes/workgroup.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import css from './Workgroup.module.css'
import { WorkgroupFrame } from './WorkgroupFrame.tsx'

type Props = { readonly group: WorkgroupPage }

const nothing: MinutesWish = {
  title: '',
  heldOn: null,
  place: '',
  chair: '',
  attendees: [],
  body: '',
  decisions: [],
}

/** A draft is on the server before the first word, so that every word can be kept there. */
function BeginButton({ group }: Props) {
  const { t } = useTranslation('workgroup')
  const navigate = useNavigate()
  const { programmeId } = group
  const act = useAct(writeMinutes, {
    renews: [listMinutes],
    onDone: ({ id }) =>
      void navigate({
        to: '/workgroups/$programmeId/minutes/$id/write',
        params: { programmeId, id },
      }),
  })
  return (
    <>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      <Button
        size="small"
        kind="primary"
        busy={act.isPending}
        onClick={() => act.mutate({ params: { programmeId }, body: nothing })}
      >
        {t('minutes.write')}
      </Button>
    </>
  )
}

function List({ group }: Props) {
  const { t } = useTranslation('workgroup')
  const { day } = useFormat()
  const { programmeId } = group
  const trail = useTrail()
  const { data, error, refetch } = useCall(listMinutes, {
    params: { programmeId },
    query: trail.page,
  })
  return (
    <Sheet
      title={t('minutes.title')}
      end={group.role === 'office' && <BeginButton group={group} />}
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
                  {row.title === '' ? t('minutes.noName') : row.title}
                </Link>
                <Tag tone={row.state === 'approved' ? 'good' : 'care'}>
                  {t(`minutes.${row.state}`)}
                </Tag>
              </p>
              <p className="second t13">
                {row.heldOn === null
                  ? t('minutes.noDay')
                  : t('minutes.held', { day: day(row.heldOn, { year: true }) })}{' '}
                · {t('minutes.decisions', { count: row.decisions })}
              </p>
            </li>
          ))}
        </ul>
      )}
      {data !== undefined && <TrailButtons trail={trail} {...data} />}
    </Sheet>
  )
}

/** 会议纪要 of the group, the latest meeting first. */
export function MinutesPage() {
  return <WorkgroupFrame part="minutes">{(group) => <List group={group} />}</WorkgroupFrame>
}
