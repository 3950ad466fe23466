import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { type Act, listActs } from '../../../domain/programmes/standing.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import css from './Office.module.css'
import { ProgrammeFrame } from './ProgrammeFrame.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'

/** Lines that one request wrote with one verb, such as forty seats from one table, are told as one. */
function inActs(rows: readonly Act[]): Act[][] {
  const acts: Act[][] = []
  for (const row of rows) {
    const last = acts.at(-1)
    const first = last?.[0]
    if (first?.requestId === row.requestId && first.verb === row.verb) last?.push(row)
    else acts.push([row])
  }
  return acts
}

function Line({ act }: { readonly act: Act }) {
  const { t } = useTranslation('office')
  const { moment } = useFormat()
  return (
    <li>
      <span className="muted t13">{moment(act.at, { year: true })}</span>
      <span>{act.sentence}</span>
      <span className="muted t12">
        {act.seal === null ? t('acts.unsealed') : t('acts.sealed', { seal: act.seal })}
      </span>
    </li>
  )
}

function Together({ lines }: { readonly lines: readonly Act[] }) {
  const { t } = useTranslation('office')
  const [open, setOpen] = useState(false)
  const [first, ...rest] = lines
  return (
    <>
      <Line act={first!} />
      {rest.length > 0 && !open && (
        <li>
          <span />
          <span>
            <LinkButton onClick={() => setOpen(true)}>
              {t('acts.together', { count: rest.length })}
            </LinkButton>
          </span>
        </li>
      )}
      {open && rest.map((act) => <Line key={act.id} act={act} />)}
    </>
  )
}

function Acts({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('office')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listActs, {
    params: { programmeId },
    query: { limit: 50, ...trail.page },
  })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={8} />
  return (
    <Sheet title={t('acts.title')} note={t('acts.note')} inside="none">
      <ol className={css.acts}>
        {inActs(data.rows).map((lines) => (
          <Together key={lines[0]!.id} lines={lines} />
        ))}
      </ol>
      {data.rows.length === 0 && <p className={css.none}>{t('acts.none')}</p>}
      <TrailButtons trail={trail} next={data.next} />
    </Sheet>
  )
}

/** Every official act on the programme as a sentence, the newest first, each bound by a seal. */
export function ActsPage() {
  return <ProgrammeFrame at="acts">{(managed) => <Acts programmeId={managed.id} />}</ProgrammeFrame>
}
