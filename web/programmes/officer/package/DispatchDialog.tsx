import { useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { allowed, invalid, type Verdict } from '../../../../domain/kernel/verdict.ts'
import { readDelivery, recordDispatch } from '../../../../domain/programmes/dispatch.endpoints.ts'
import {
  type DispatchWay,
  dispatchWays,
  mayHaveBeenSent,
  mayTakePaper,
  mayTravelBy,
} from '../../../../domain/programmes/dispatch.ts'
import { readPackage } from '../../../../domain/programmes/package.endpoints.ts'
import type { Package } from '../../../../domain/programmes/package.ts'
import type { Medium } from '../../../../domain/programmes/programmePaper.ts'
import { serverNow } from '../../../kernel/clock.ts'
import { useFormat } from '../../../kernel/format.ts'
import { useAct } from '../../../kernel/query.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Button } from '../../../ui/Button.tsx'
import { CheckboxGrid } from '../../../ui/Choices.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { Select } from '../../../ui/Select.tsx'
import { ErrorState, Note } from '../../../ui/States.tsx'
import { TextArea, TextInput } from '../../../ui/TextInput.tsx'
import { MomentInput, momentOf, type Noted, notedNow } from './MomentInput.tsx'

type Draft = {
  readonly media: readonly string[]
  readonly way: DispatchWay | null
  readonly number: string
  readonly pieces: number | null
  readonly sent: Noted
  readonly late: string
}

/** Ways that every chosen medium may travel by. */
function waysOf(media: readonly Medium[]): DispatchWay[] {
  return dispatchWays.filter(
    (way) =>
      way !== 'email' &&
      media.every(({ routes }) => routes.value === null || routes.value.includes(way)),
  )
}

type Lack = 'needMedia' | 'needWay' | 'needTime'

function lackOf(draft: Draft): Lack | null {
  if (draft.media.length === 0) return 'needMedia'
  if (draft.way === null) return 'needWay'
  return momentOf(draft.sent) === null ? 'needTime' : null
}

/** The same verdicts with which the server will refuse. */
function mayRecord(item: Package, chosen: readonly Medium[], draft: Draft): Verdict {
  if (lackOf(draft) !== null) return invalid('programmes.dispatch_not_ready')
  const number = draft.number.trim() === '' ? null : draft.number.trim()
  const signedAt = item.signedAt === null ? null : new Date(item.signedAt)
  const verdicts = [
    ...chosen.map((medium) => mayTravelBy(medium, draft.way!, number)),
    ...(chosen.some(({ kind }) => kind === 'paper') ? [mayTakePaper(item.copies)] : []),
    mayHaveBeenSent(new Date(momentOf(draft.sent)!), signedAt, serverNow()),
  ]
  return verdicts.find(({ ok }) => !ok) ?? allowed
}

function bodyOf(draft: Draft) {
  return {
    media: [...draft.media],
    way: draft.way!,
    ...(draft.number.trim() === '' ? {} : { number: draft.number.trim() }),
    pieces: draft.pieces ?? 1,
    sentAt: momentOf(draft.sent)!,
    ...(draft.late.trim() === '' ? {} : { lateReason: draft.late.trim() }),
  }
}

/** What left in one envelope: media, way, number, pieces, when. */
export function DispatchDialog({
  item,
  media,
  onClose,
}: {
  readonly item: Package
  readonly media: readonly Medium[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const { language } = useFormat()
  const [draft, setDraft] = useState<Draft>(() => ({
    media: media.filter(({ required }) => required.value === true).map(({ code }) => code),
    way: null,
    number: '',
    pieces: 1,
    sent: notedNow(),
    late: '',
  }))
  const put = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const act = useAct(recordDispatch, { renews: [readDelivery, readPackage], onDone: onClose })
  const chosen = media.filter(({ code }) => draft.media.includes(code))
  const lack = lackOf(draft)
  const late = act.error?.problem.code === 'programmes.deadline_passed_in_principle'
  const record = () => act.mutate({ params: { id: item.id }, body: bodyOf(draft) })
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t('programmes:handIn.dispatch.recordTitle')}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:dialog.cancel')}</Button>
          <ActionButton
            kind="primary"
            verdict={mayRecord(item, chosen, draft)}
            {...(lack === null ? {} : { reason: t(`programmes:handIn.dispatch.${lack}`) })}
            busy={act.isPending}
            onClick={record}
          >
            {t('programmes:handIn.dispatch.keep')}
          </ActionButton>
        </>
      }
    >
      {media.length === 0 ? (
        <Note>{t('programmes:handIn.dispatch.noneLeft')}</Note>
      ) : (
        <div className="stack">
          <CheckboxGrid
            label={t('programmes:handIn.dispatch.media')}
            options={media.map(({ code, name }) => ({ value: code, label: name[language] }))}
            values={draft.media}
            onChange={(next) => put({ media: next, way: null })}
          />
          <Select
            label={t('programmes:handIn.dispatch.way')}
            options={waysOf(chosen).map((way) => ({
              value: way,
              label: t(`programmes:handIn.dispatch.ways.${way}`),
            }))}
            value={draft.way}
            onChange={(way) => put({ way })}
          />
          <TextInput
            label={t('programmes:handIn.dispatch.number')}
            {...(draft.way === 'ems' ? { help: t('programmes:handIn.dispatch.numberEms') } : {})}
            value={draft.number}
            maxLength={60}
            autoComplete="off"
            onChange={(number) => put({ number })}
          />
          <NumberInput
            label={t('programmes:handIn.dispatch.pieces')}
            value={draft.pieces}
            onChange={(pieces) => put({ pieces })}
          />
          <MomentInput
            dayLabel={t('programmes:handIn.dispatch.sentDay')}
            timeLabel={t('programmes:handIn.dispatch.sentTime')}
            value={draft.sent}
            onChange={(sent) => put({ sent })}
          />
          {(late || draft.late !== '') && (
            <TextArea
              label={t('programmes:handIn.dispatch.late2')}
              rows={2}
              maxLength={2000}
              value={draft.late}
              onChange={(next) => put({ late: next })}
            />
          )}
          {act.error !== null && <ErrorState problem={act.error.problem} />}
        </div>
      )}
    </Dialog>
  )
}
