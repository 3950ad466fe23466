import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, listActs } from '../../../domain/programmes/standing.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import css from './Office.module.css'
import { ProgrammeFrame } from './ProgrammeFrame.tsx'

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
  const [trail, setTrail] = useState<readonly string[]>([])
  const after = trail.at(-1)
  const { data, error, refetch } = useCall(listActs, {
    params: { programmeId },
    query: { limit: 50, ...(after === undefined ? {} : { after }) },
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
      {(trail.length > 0 || data.next !== null) && (
        <div className={css.pager}>
          {trail.length > 0 && (
            <Button size="small" onClick={() => setTrail(trail.slice(0, -1))}>
              {t('before')}
            </Button>
          )}
          {data.next !== null && (
            <Button size="small" onClick={() => setTrail([...trail, data.next ?? ''])}>
              {t('next')}
            </Button>
          )}
        </div>
      )}
    </Sheet>
  )
}

/** Every official act on the programme as a sentence, the newest first, each bound by a seal. */
export function ActsPage() {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  return (
    <ProgrammeFrame at="acts">
      {(managed) => (
        <>
          <PageHead
            title={t('tab.acts')}
            crumbs={[
              { label: t('list.title'), to: '/office/programmes' },
              { label: managed.title[language], to: `/office/programmes/${managed.id}` },
            ]}
          />
          <Acts programmeId={managed.id} />
        </>
      )}
    </ProgrammeFrame>
  )
}
