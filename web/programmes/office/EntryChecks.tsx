import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { CheckResult } from '../../../domain/programmes/candidateChecklist.ts'
import { checkResults } from '../../../domain/programmes/candidateChecklist.ts'
import { checkEntry, listEntries, readEntry } from '../../../domain/programmes/entry.endpoints.ts'
import { mayActOn } from '../../../domain/programmes/entry.ts'
import {
  mayMark,
  type EntryItem,
  type EntryResult,
  type FindingOutcome,
} from '../../../domain/programmes/entryChecklist.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { WhyPanel, WhyToggle } from '../../ui/WhyPanel.tsx'
import { actorOf } from '../application/actor.ts'
import type { EntryFile } from './EntryPage.tsx'
import css from './Entry.module.css'

const tones: Readonly<Record<FindingOutcome, Tone>> = {
  agrees: 'good',
  differs: 'bad',
  unknown: 'care',
}

type Finding = EntryFile['findings'][number]
type Mark = { readonly item: string; readonly result: CheckResult; readonly note: string }

/** The item, and what the facts say of it, with the facts. */
function Found({ item, finding }: { readonly item: EntryItem; readonly finding: Finding }) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const outcome = finding.finding
  return (
    <div className={css.found}>
      <p>
        {item.text[language]} {item.source === 'example' && <Tag boxed>{t('entries.example')}</Tag>}
        {item.clause !== undefined && <span className="third t12">{item.clause}</span>}
      </p>
      <div className={css.finding}>
        <Tag tone={tones[outcome]}>{t(`entries.finding.${outcome}`)}</Tag>
        <WhyToggle label={t('entries.why')} startOpen={outcome === 'differs'}>
          <WhyPanel
            why={finding.why}
            tone={outcome === 'agrees' ? 'good' : outcome === 'differs' ? 'bad' : 'care'}
          />
        </WhyToggle>
      </div>
    </div>
  )
}

/** What is chosen is recorded at once where nothing needs saying; else with its note. */
function Result({
  item,
  finding,
  result,
  busy,
  onMark,
}: {
  readonly item: EntryItem
  readonly finding: Finding
  readonly result: EntryResult | undefined
  readonly busy: boolean
  readonly onMark: (mark: Mark) => void
}) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const [choice, setChoice] = useState<CheckResult | null>(null)
  const [note, setNote] = useState(result?.note ?? '')
  const chosen = choice ?? result?.result ?? null
  const open = choice !== null
  const choose = (next: CheckResult) => {
    const plain = next === 'pass' && finding.finding !== 'differs'
    if (plain && note.trim() === '') {
      setChoice(null)
      onMark({ item: item.code, result: next, note: '' })
    } else setChoice(next)
  }
  return (
    <div className={css.resultOf}>
      <RadioGroup
        label={item.text[language]}
        className={css.results ?? ''}
        options={checkResults.map((one) => ({ value: one, label: t(`entries.result.${one}`) }))}
        value={chosen}
        onChange={choose}
      />
      {open && (
        <>
          <TextInput
            label={t('entries.note')}
            help={t('entries.noteHelp')}
            value={note}
            onChange={setNote}
          />
          <ActionButton
            size="small"
            verdict={mayMark(item, finding.finding, { result: choice, note })}
            busy={busy}
            onClick={() => {
              onMark({ item: item.code, result: choice, note })
              setChoice(null)
            }}
          >
            {t('entries.keep')}
          </ActionButton>
        </>
      )}
    </div>
  )
}

function Said({ result }: { readonly result: EntryResult | undefined }) {
  const { t } = useTranslation('office')
  const { moment } = useFormat()
  if (result === undefined) return null
  const { note, checkedBy, checkedAt } = result
  return (
    <p className="muted t12">
      {t('entries.by', { by: checkedBy, at: moment(checkedAt, {}) })}
      {note !== '' && <span className="second"> {note}</span>}
    </p>
  )
}

/** The formal check: on each item what the facts say, and beside it what a person finds. */
export function EntryChecks({ entry }: { readonly entry: EntryFile }) {
  const { t } = useTranslation('office')
  const act = useAct(checkEntry, { renews: [readEntry, listEntries] })
  const verdict = mayActOn(actorOf(useMe()), entry.state, 'check')
  const results = new Map(entry.results.map((one) => [one.item, one]))
  const findings = new Map(entry.findings.map((one) => [one.item, one]))
  const mark = (marks: readonly Mark[]) =>
    act.mutate({ params: { id: entry.id }, body: { results: [...marks] } })
  const agreeing = entry.items.filter(
    ({ code }) => !results.has(code) && findings.get(code)?.finding === 'agrees',
  )
  return (
    <div className="stack">
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      {verdict.ok && agreeing.length > 1 && (
        <p className="row">
          <Button
            size="small"
            busy={act.isPending}
            onClick={() =>
              mark(agreeing.map(({ code }) => ({ item: code, result: 'pass', note: '' })))
            }
          >
            {t('entries.restAgrees', { count: agreeing.length })}
          </Button>
          <span className="third t12">{t('entries.restAgreesNote')}</span>
        </p>
      )}
      <ul className={css.checks}>
        {entry.items.map((item) => {
          const finding = findings.get(item.code)
          const result = results.get(item.code)
          return (
            <li key={item.code}>
              {finding !== undefined && <Found item={item} finding={finding} />}
              {verdict.ok && finding !== undefined ? (
                <Result
                  key={`${result?.checkedAt ?? ''}`}
                  item={item}
                  finding={finding}
                  result={result}
                  busy={act.isPending}
                  onMark={(one) => mark([one])}
                />
              ) : (
                <span className="second">
                  {result === undefined
                    ? t('entries.unchecked')
                    : t(`entries.result.${result.result}`)}
                </span>
              )}
              <Said result={result} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
