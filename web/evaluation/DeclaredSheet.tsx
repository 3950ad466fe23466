import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  declareConflict,
  listExpertConflicts,
  listOwnConflicts,
  withdrawConflict,
  type DeclaredConflict,
} from '../../domain/evaluation/declared.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import css from './Evaluation.module.css'

function Line({
  one,
  office = false,
  onWithdraw,
}: {
  readonly one: DeclaredConflict
  readonly office?: boolean
  readonly onWithdraw?: () => void
}) {
  const { t } = useTranslation('evaluation')
  const { day } = useFormat()
  return (
    <li>
      <b>{one.name}</b> {one.code !== '' && <span className="muted t12">{one.code}</span>}
      <div className="t13">{one.reason}</div>
      <div className="muted t13">
        {t('declared.on', { day: day(one.at, { year: true }) })}
        {office && ` · ${one.office}`}
      </div>
      {one.withdrawn !== null && (
        <div className="muted t13">
          {t('declared.withdrawn', {
            day: day(one.withdrawn.at, { year: true }),
            reason: one.withdrawn.reason,
          })}
        </div>
      )}
      {one.withdrawn === null && onWithdraw !== undefined && (
        <Button
          size="small"
          aria-label={t('declared.withdrawOf', { name: one.name })}
          onClick={onWithdraw}
        >
          {t('declared.withdraw')}
        </Button>
      )}
    </li>
  )
}

function Declare({
  expertId,
  onClose,
}: {
  readonly expertId: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('evaluation')
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const act = useAct(declareConflict, {
    renews: [listOwnConflicts],
    onDone: () => {
      toast(t('declared.done'))
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('declared.add')}
      act={t('declared.add')}
      note={t('declared.text')}
      busy={act.isPending}
      problem={act.error?.problem ?? null}
      onClose={onClose}
      onAct={(reason) =>
        act.mutate({ params: { id: expertId }, body: { code: code.trim(), name, reason } })
      }
    >
      <TextInput label={t('declared.name')} value={name} maxLength={200} onChange={setName} />
      <TextInput
        label={t('declared.code')}
        help={t('declared.codeHelp')}
        optional
        value={code}
        maxLength={18}
        onChange={setCode}
      />
    </ReasonDialog>
  )
}

/** What one has declared, for all offices; withdrawn with a reason. */
export function OwnDeclared({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('evaluation')
  const [asked, setAsked] = useState<'declare' | string | null>(null)
  const trail = useTrail()
  const { data, error, refetch } = useCall(listOwnConflicts, { query: trail.page })
  const act = useAct(withdrawConflict, {
    renews: [listOwnConflicts],
    onDone: () => {
      setAsked(null)
      toast(t('declared.withdrawDone'))
    },
  })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={3} />
  return (
    <Sheet title={t('declared.title')}>
      <div className="stack">
        <p className="muted t13">{t('declared.text')}</p>
        {data.total === 0 && <p>{t('declared.none')}</p>}
        <ul className={css.declared}>
          {data.rows.map((one) => (
            <Line key={one.id} one={one} office onWithdraw={() => setAsked(one.id)} />
          ))}
        </ul>
        <TrailButtons trail={trail} {...data} bare />
        <div>
          <Button size="small" onClick={() => setAsked('declare')}>
            {t('declared.add')}
          </Button>
        </div>
      </div>
      {asked === 'declare' && <Declare expertId={expertId} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'declare' && (
        <ReasonDialog
          title={t('declared.withdraw')}
          act={t('declared.withdraw')}
          note={t('declared.withdrawNote')}
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setAsked(null)}
          onAct={(reason) => act.mutate({ params: { id: asked }, body: { reason } })}
        />
      )}
    </Sheet>
  )
}

/** The same as the office and its supervisors read it of one expert. */
export function ExpertDeclared({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('evaluation')
  const trail = useTrail()
  const { data } = useCall(listExpertConflicts, { params: { id: expertId }, query: trail.page })
  if (data === undefined || data.total === 0) return null
  return (
    <Sheet title={t('declared.title')}>
      <ul className={css.declared}>
        {data.rows.map((one) => (
          <Line key={one.id} one={one} />
        ))}
      </ul>
      <TrailButtons trail={trail} {...data} bare />
    </Sheet>
  )
}
