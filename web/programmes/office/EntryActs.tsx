import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allOf } from '../../../domain/kernel/verdict.ts'
import {
  acceptEntry,
  conditionEntry,
  countEntries,
  listEntries,
  readEntry,
  refuseEntry,
  reopenEntry,
} from '../../../domain/programmes/entry.endpoints.ts'
import { mayActOn, mayWaitUntil, type EntryVerb } from '../../../domain/programmes/entry.ts'
import { mayAccept, mayCondition } from '../../../domain/programmes/entryChecklist.ts'
import { serverNow } from '../../kernel/clock.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { actorOf } from '../application/actor.ts'
import { RecordSelected } from '../following/RecordSelected.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import type { EntryFile } from './EntryPage.tsx'
import css from './Entry.module.css'

const renews = [readEntry, listEntries, countEntries]

function ConditionDialog({
  entry,
  onClose,
}: {
  readonly entry: EntryFile
  readonly onClose: () => void
}) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const waiting = entry.results.filter(({ result }) => result === 'needsMending')
  const [missing, setMissing] = useState(
    entry.missing ?? waiting.map(({ note }) => note).join('\n'),
  )
  const [day, setDay] = useState<string | null>(null)
  const act = useAct(conditionEntry, { renews, onDone: onClose })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('entries.condition')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={mayWaitUntil(missing, day ?? '1970-01-01', serverNow(), language)}
            busy={act.isPending}
            onClick={() =>
              act.mutate({
                params: { id: entry.id },
                body: { seen: entry.version, missing, day: day ?? '' },
              })
            }
          >
            {t('entries.condition')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <TextArea
          label={t('entries.missing')}
          help={t('entries.missingHelp')}
          most={2000}
          rows={4}
          value={missing}
          onChange={setMissing}
        />
        <DateInput
          label={t('entries.day')}
          help={t('entries.dayHelp')}
          value={day}
          onChange={setDay}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

type Asking = 'condition' | 'refuse' | 'reopen' | 'settle' | null

/** What may become of the entry now; what is refused says why beside its button. */
export function EntryActs({ entry }: { readonly entry: EntryFile }) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const actor = actorOf(useMe())
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  const accept = useAct(acceptEntry, { renews, onDone: close })
  const refuse = useAct(refuseEntry, { renews, onDone: close })
  const reopen = useAct(reopenEntry, { renews, onDone: close })
  const may = (verb: EntryVerb) => mayActOn(actor, entry.state, verb)
  const waiting = entry.state === 'conditional' || entry.state === 'lapsed'
  const verb = waiting ? 'settle' : 'accept'
  const { id, version: seen, items, results } = entry
  const asked = { params: { id } }
  return (
    <div className={css.acts}>
      {accept.error !== null && asking === null && <ErrorState problem={accept.error.problem} />}
      {may(verb).ok && (
        <ActionButton
          verdict={allOf(may(verb), mayAccept(items, results, language))}
          busy={accept.isPending}
          onClick={() =>
            entry.state === 'lapsed'
              ? setAsking('settle')
              : accept.mutate({ ...asked, body: { seen } })
          }
        >
          {t(`entries.${verb}`)}
        </ActionButton>
      )}
      {may('condition').ok && (
        <ActionButton
          kind="plain"
          verdict={mayCondition(items, results, language)}
          onClick={() => setAsking('condition')}
        >
          {t(waiting ? 'entries.extend' : 'entries.condition')}
        </ActionButton>
      )}
      {may('refuse').ok && (
        <Button onClick={() => setAsking('refuse')}>{t('entries.refuse')}</Button>
      )}
      {may('reopen').ok && (
        <Button onClick={() => setAsking('reopen')}>{t('entries.reopen')}</Button>
      )}
      {entry.state === 'accepted' && <RecordSelected entryId={id} />}
      {asking === 'condition' && <ConditionDialog entry={entry} onClose={close} />}
      {(asking === 'refuse' || asking === 'reopen' || asking === 'settle') && (
        <ReasonDialog
          open
          title={t(`entries.${asking}`)}
          act={t(`entries.${asking}`)}
          note={t('entries.reasonNote')}
          danger={asking === 'refuse'}
          busy={refuse.isPending || reopen.isPending || accept.isPending}
          problem={(refuse.error ?? reopen.error ?? accept.error)?.problem ?? null}
          onClose={close}
          onAct={(reason) => {
            const input = { ...asked, body: { seen, reason } }
            if (asking === 'refuse') refuse.mutate(input)
            else if (asking === 'reopen') reopen.mutate(input)
            else accept.mutate(input)
          }}
        />
      )}
    </div>
  )
}
