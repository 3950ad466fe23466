import { useTranslation } from '../../kernel/words.ts'
import { readWordForm } from '../../../domain/programmes/documents.endpoints.ts'
import type { Value } from '../../../domain/programmes/form/answers.ts'
import { useAct } from '../../kernel/query.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import { type OpenDesk, useApplication } from './ApplicationContext.ts'
import type { TakenBatch } from './Taken.tsx'
import { useChoice } from './useChoice.ts'
import { useLabel, useShow } from './useFieldWords.ts'
import { useGoTo } from './useGoTo.ts'
import type { WordAnswer } from './WordPage.tsx'
import { TakeBar } from './TakeBar.tsx'

type Line = WordAnswer['report'][number]

const takeable: readonly Line['outcome'][] = ['changed', 'conflict']
const silent: readonly Line['outcome'][] = ['unchanged', 'leftBlank']
const toneOf: Partial<Record<Line['outcome'], Tone>> = {
  changed: 'good',
  conflict: 'care',
  masked: 'plain',
}

function useWordColumns(desk: OpenDesk) {
  const { t } = useTranslation('programmes')
  const { form } = useApplication()
  const goTo = useGoTo()
  const show = useShow(form)
  const label = useLabel(form, desk.store.state())
  const name = ({ tag, label: known }: Line) => (known === '' ? tag : label(tag))
  return {
    name,
    field: {
      key: 'field',
      head: t('take.field'),
      renderCell: (line: Line) =>
        line.label === '' ? (
          <code>{line.tag}</code>
        ) : (
          <LinkButton underlined onClick={() => goTo(line.tag)}>
            {name(line)}
          </LinkButton>
        ),
    },
    now: {
      key: 'now',
      head: t('take.now'),
      renderCell: (line: Line) =>
        show(line.tag, line.theirs === null ? desk.store.value(line.tag) : (line.theirs as Value)),
    },
    file: { key: 'file', head: t('word.file'), renderCell: (line: Line) => line.text ?? '' },
    result: {
      key: 'result',
      head: t('take.result'),
      renderCell: (line: Line) => (
        <>
          <Tag tone={toneOf[line.outcome] ?? 'bad'}>{t(`word.outcome.${line.outcome}`)}</Tag>
          {line.outcome === 'conflict' && <p className="second t13">{t('word.conflictText')}</p>}
          {line.outcome === 'masked' && <p className="second t13">{t('word.maskedText')}</p>}
          {line.message !== null && <p className="second t13">{line.message}</p>}
        </>
      ),
    },
  }
}

/** Lines that change nothing are counted, not listed. */
function Silent({ report }: { readonly report: readonly Line[] }) {
  const { t } = useTranslation('programmes')
  const number = (outcome: Line['outcome']) =>
    report.filter((line) => line.outcome === outcome).length
  const unchanged = number('unchanged')
  const blank = number('leftBlank')
  return (
    <p className="second t13">
      {unchanged > 0 && t('take.unchanged', { count: unchanged })}{' '}
      {blank > 0 && t('take.blank', { count: blank })}
    </p>
  )
}

/** What the file would change, field by field; nothing is saved before the person says so. */
export function WordReport({
  desk,
  versionId,
  answer,
  onTaken,
}: {
  readonly desk: OpenDesk
  readonly versionId: string
  readonly answer: WordAnswer
  readonly onTaken: (batch: TakenBatch) => void
}) {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const { name, field, now, file, result } = useWordColumns(desk)
  const good = answer.report.filter(({ outcome }) => takeable.includes(outcome))
  const bad = answer.report.filter(
    ({ outcome }) => !takeable.includes(outcome) && !silent.includes(outcome),
  )
  const byTag = new Map(good.map((line) => [line.tag, line]))
  const { chosen, choosing } = useChoice(
    [...byTag.keys()],
    (tag) => byTag.get(tag)?.outcome === 'changed',
    (tag) => name(byTag.get(tag)!),
  )
  const save = useAct(readWordForm)
  const take = async () => {
    const before = desk.store.state()
    const tags = [...chosen]
    const over = tags.filter((tag) => byTag.get(tag)?.outcome === 'conflict')
    const saved = await save.mutateAsync({
      params: { id: application.id },
      body: { versionId, only: tags, over, seenVersion: answer.version },
    })
    await desk.catchUp()
    onTaken({ count: saved.changed, before, version: saved.version })
  }
  return (
    <div className="stack">
      <p className="second">
        {t('word.madeFrom', { from: answer.madeFrom, now: answer.version })}{' '}
        {answer.madeFrom < answer.version && t('word.changedSince')}
      </p>
      {good.length === 0 ? (
        <Note>{t('take.nothing')}</Note>
      ) : (
        <>
          <h3>{t('word.canRead')}</h3>
          <Table
            label={t('word.canRead')}
            rows={good}
            rowKey={({ tag }) => tag}
            choosing={choosing}
            columns={[field, now, file, result]}
          />
        </>
      )}
      {bad.length > 0 && (
        <>
          <h3>{t('word.cannotRead')}</h3>
          <Table
            label={t('word.cannotRead')}
            rows={bad}
            rowKey={({ tag }) => tag}
            columns={[field, file, result]}
          />
        </>
      )}
      <Silent report={answer.report} />
      {answer.repeated.length > 0 && (
        <p className="second t13">{t('word.repeated', { tags: answer.repeated.join(' ') })}</p>
      )}
      <TakeBar
        offered={good.length}
        chosen={chosen.size}
        save={save}
        label={t('take.save', { count: chosen.size })}
        onTake={() => void take()}
      />
    </div>
  )
}
