import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  changeMinutes,
  listMinutes,
  readMinutes,
} from '../../../domain/programmes/minutes.endpoints.ts'
import type { Minutes } from '../../../domain/programmes/minutes.ts'
import type { WorkgroupPage } from '../../../domain/programmes/workgroup.endpoints.ts'
import { call } from '../../kernel/call.ts'
import { useWhole, WholeState } from '../../kernel/form/useWhole.tsx'
import { useMe } from '../../kernel/me.ts'
import { callOptions, renew, useCall } from '../../kernel/query.ts'
import { NotFound } from '../../kernel/shell/Faults.tsx'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { SignInAgain } from '../application/SignInAgain.tsx'
import { draftOf, MinutesForm, wishOf, type MinutesDraft } from './MinutesForm.tsx'
import { minutesDocument, useMinutesText } from './minutesText.ts'
import css from './Workgroup.module.css'
import { WorkgroupFrame } from './WorkgroupFrame.tsx'

type Props = { readonly group: WorkgroupPage; readonly minutes: Minutes }

/** Every word is kept here at once, and on the server a moment later. */
function Writing({ group, minutes }: Props) {
  const { t } = useTranslation('workgroup')
  const me = useMe()
  const [who] = useState(me)
  const navigate = useNavigate()
  const client = useQueryClient()
  const tell = useMinutesText(group)
  const { programmeId } = group
  const { id } = minutes
  const params = { id }
  const whole = useWhole<MinutesDraft>({
    document: minutesDocument(id),
    from: { words: draftOf(minutes), base: minutes.version },
    movedOn: 'programmes.minutes_moved_on',
    plain: wishOf,
    async save({ words, base }, options) {
      const body = { seen: base, wish: wishOf(words) }
      const kept = await call(changeMinutes, { params, body }, options)
      client.setQueryData(callOptions(readMinutes, { params }).queryKey, kept)
      return kept
    },
    async read() {
      const now = await call(readMinutes, { params })
      return { words: draftOf(now), base: now.version }
    },
  })
  const done = () =>
    whole.whenSent(() => {
      void renew(client, listMinutes)
      void navigate({
        to: '/workgroups/$programmeId/minutes/$id',
        params: { programmeId, id },
      })
    })
  return (
    <Sheet title={t('minutes.write')} inside="form">
      <div className="stack">
        <SignInAgain who={who} />
        <WholeState
          whole={whole}
          name={t('minutes.one')}
          unsent={t('minutes.unsent')}
          tell={tell}
        />
        <MinutesForm
          group={group}
          draft={whole.words}
          readOnly={whole.saving === null}
          onChange={whole.change}
        />
        <div className={css.acts}>
          <Button kind="primary" onClick={() => void done()}>
            {t('minutes.finish')}
          </Button>
        </div>
        <p className="muted t13">{t('minutes.keptNote')}</p>
      </div>
    </Sheet>
  )
}

function Loaded({ group }: { readonly group: WorkgroupPage }) {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const navigate = useNavigate()
  const { data, error, refetch } = useCall(readMinutes, { params: { id } })
  const settled = data !== undefined && (data.state !== 'draft' || group.role !== 'office')
  const { programmeId } = group
  useEffect(() => {
    // What was approved meanwhile is read; words that were still here are told there.
    if (settled) {
      void navigate({
        to: '/workgroups/$programmeId/minutes/$id',
        params: { programmeId, id },
        replace: true,
      })
    }
  }, [settled, navigate, programmeId, id])
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined || settled) return <Loading lines={8} />
  return <Writing key={data.id} group={group} minutes={data} />
}

/** Minutes while they are written. */
export function WriteMinutesPage() {
  return <WorkgroupFrame part="minutes">{(group) => <Loaded group={group} />}</WorkgroupFrame>
}
