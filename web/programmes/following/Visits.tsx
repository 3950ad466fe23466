import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { dayOfMoment } from '../../../domain/kernel/moment.ts'
import { addVisit, readFollowing } from '../../../domain/programmes/following.endpoints.ts'
import { mayVisit } from '../../../domain/programmes/following.ts'
import { serverNow } from '../../kernel/clock.ts'
import { formatDay, useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { actorOf } from '../application/actor.ts'
import css from './Following.module.css'
import type { FollowingFile } from './Indicators.tsx'

type Props = { readonly following: FollowingFile }

function VisitDialog({ following, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('following')
  const today = dayOfMoment(serverNow().toISOString())
  const [day, setDay] = useState<string | null>(today)
  const [words, setWords] = useState({ place: '', people: '', findings: '', mend: '' })
  const [mendUntil, setMendUntil] = useState<string | null>(null)
  const act = useAct(addVisit, { renews: [readFollowing], onDone: onClose })
  const put = (key: keyof typeof words) => (text: string) => setWords({ ...words, [key]: text })
  const mend = words.mend.trim()
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('visitTitle')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() =>
              act.mutate({
                params: { id: following.id },
                body: {
                  day: day ?? '',
                  place: words.place,
                  people: words.people,
                  findings: words.findings,
                  mend: mend === '' ? null : mend,
                  mendUntil: mend === '' ? null : mendUntil,
                },
              })
            }
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <DateInput label={t('visitDay')} latest={today} value={day} onChange={setDay} />
        <TextInput label={t('visitPlace')} value={words.place} onChange={put('place')} />
        <TextInput label={t('visitPeople')} value={words.people} onChange={put('people')} />
        <TextArea
          label={t('visitFindings')}
          rows={4}
          most={5000}
          value={words.findings}
          onChange={put('findings')}
        />
        <TextArea
          label={t('visitMend')}
          help={t('visitMendHelp')}
          optional
          rows={2}
          most={2000}
          value={words.mend}
          onChange={put('mend')}
        />
        {mend !== '' && (
          <DateInput label={t('visitMendUntil')} value={mendUntil} onChange={setMendUntil} />
        )}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

/** Visits on site, for all to read; unit and office record them. */
export function Visits({ following }: Props) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const actor = actorOf(useMe())
  const [adding, setAdding] = useState(false)
  const may = mayVisit(actor, following).ok
  return (
    <Sheet
      title={t('visits')}
      end={
        may && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('addVisit')}
          </Button>
        )
      }
    >
      {following.visits.length === 0 && <p className="muted">{t('visitsNone')}</p>}
      <ol className={css.lines}>
        {following.visits.map((visit) => (
          <li key={visit.id}>
            <b>
              {formatDay(visit.day, language, { year: true })} {visit.place}
            </b>
            <p className={`${css.said} t13`}>{visit.findings}</p>
            {visit.mend !== null && visit.mendUntil !== null && (
              <p className="t13 care">
                {t('mendUntil', {
                  day: formatDay(visit.mendUntil, language, { year: true }),
                  mend: visit.mend,
                })}
              </p>
            )}
            <div className="muted t12">
              {visit.people} {t('visitBy', { by: visit.by, org: visit.orgName })}
            </div>
          </li>
        ))}
      </ol>
      {adding && <VisitDialog following={following} onClose={() => setAdding(false)} />}
    </Sheet>
  )
}
