import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  checkCandidate,
  listCandidates,
  readCandidate,
} from '../../../domain/programmes/candidate.endpoints.ts'
import { mayHandle } from '../../../domain/programmes/candidate.ts'
import {
  type ChecklistItem,
  type CheckResult,
  checkResults,
} from '../../../domain/programmes/candidateChecklist.ts'
import { serverNow } from '../../kernel/clock.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { actorOf } from '../application/actor.ts'
import type { CandidateFile } from './CandidatePage.tsx'
import css from './Officer.module.css'

type Results = ReadonlyMap<string, CandidateFile['results'][number]>

/** Kept when the officer leaves it, so that half a sentence is not sent. */
function NoteInput({
  note,
  optional,
  onKeep,
}: {
  readonly note: string
  readonly optional: boolean
  readonly onKeep: (note: string) => void
}) {
  const { t } = useTranslation('programmes')
  const [text, setText] = useState(note)
  return (
    <TextInput
      label={t('officer.note')}
      optional={optional}
      value={text}
      onChange={setText}
      onBlur={() => {
        if (text !== note) onKeep(text)
      }}
    />
  )
}

function Item({
  item,
  result,
  former,
  locked,
  onMark,
}: {
  readonly item: ChecklistItem
  readonly result: CandidateFile['results'][number] | undefined
  readonly former: CandidateFile['results'][number] | undefined
  readonly locked: boolean
  readonly onMark: (result: CheckResult, note: string) => void
}) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const note = result?.note ?? ''
  return (
    <li className={css.check}>
      <div>
        <p>
          {item.text[language]}{' '}
          {item.source === 'example' && <Tag boxed>{t('officer.example')}</Tag>}
          {item.clause !== undefined && <span className="third t12">{item.clause}</span>}
        </p>
        {former !== undefined && result === undefined && (
          <p className="third t12">
            {t('officer.before', {
              result: t(`officer.result.${former.result}`),
              by: former.checkedBy,
            })}
          </p>
        )}
      </div>
      {locked ? (
        <span className="second">
          {result === undefined ? t('officer.unchecked') : t(`officer.result.${result.result}`)}
        </span>
      ) : (
        <RadioGroup
          label={item.text[language]}
          className={css.results ?? ''}
          options={checkResults.map((one) => ({ value: one, label: t(`officer.result.${one}`) }))}
          value={result?.result ?? null}
          onChange={(next) => onMark(next, note)}
        />
      )}
      {result !== undefined && !locked && (result.result !== 'pass' || note !== '') && (
        <NoteInput
          note={note}
          optional={result.result === 'pass'}
          onKeep={(next) => onMark(result.result, next)}
        />
      )}
    </li>
  )
}

/** The formal checklist, item by item; each mark is kept at once. */
export function CandidateChecks({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('programmes')
  const me = useMe()
  const act = useAct(checkCandidate, { renews: [readCandidate, listCandidates] })
  // A mark is seen at once; the server's answer takes its place, or its refusal undoes it.
  const marking = act.isPending ? act.variables.body.results : []
  const by = {
    submissionId: file.submissionId,
    checkedBy: me.person?.name ?? '',
    checkedAt: serverNow().toISOString(),
  }
  const byItem: Results = new Map([
    ...file.results.map((row) => [row.item, row] as const),
    ...marking.map((row) => [row.item, { note: '', ...by, ...row }] as const),
  ])
  const former: Results = new Map(file.formerResults.map((row) => [row.item, row]))
  const verdict = mayHandle(actorOf(me), file.state, 'check')
  const mark = (results: readonly { item: string; result: CheckResult; note?: string }[]) =>
    act.mutate({ params: { id: file.id }, body: { results: [...results] } })
  const open = file.items.filter(({ code }) => !byItem.has(code))
  return (
    <div className={css.checks}>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      {verdict.ok && open.length > 1 && (
        <p className="row">
          <Button
            size="small"
            busy={act.isPending}
            onClick={() => mark(open.map(({ code }) => ({ item: code, result: 'pass' })))}
          >
            {t('officer.restPasses', { count: open.length })}
          </Button>
          <span className="third t12">{t('officer.restPassesNote')}</span>
        </p>
      )}
      <ul className={css.list}>
        {file.items.map((item) => (
          <Item
            key={item.code}
            item={item}
            result={byItem.get(item.code)}
            former={former.get(item.code)}
            locked={!verdict.ok}
            onMark={(result, note) => mark([{ item: item.code, result, note }])}
          />
        ))}
      </ul>
    </div>
  )
}
