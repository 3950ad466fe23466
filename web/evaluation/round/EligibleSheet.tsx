import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { reasonMaxLength } from '../../../domain/kernel/writtenReason.ts'
import { leavesPlaceOpen } from '../../../domain/evaluation/assignment.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import {
  assignExpert,
  listEligible,
  type AssignmentRow,
  type ItemRow,
} from '../../../domain/evaluation/roundItem.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { formatNumber } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useReasons } from '../../ui/reason.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { useReasonWords } from '../names.ts'
import { renews } from './facts.ts'
import css from './Round.module.css'
import { useFindings } from './useFindings.ts'

type Row = AnswerOf<typeof listEligible>['rows'][number]

function AssignDialog({
  round,
  item,
  expert,
  onClose,
}: {
  readonly round: RoundPage
  readonly item: ItemRow
  readonly expert: Row
  readonly onClose: () => void
}) {
  const { t } = useTranslation('round')
  // Proposed from the facts, and the officer's to change; left as it is, it is kept as codes for each reader.
  const proposed = useReasonWords()(expert.grounds)
  const [written, setReason] = useState<string | null>(null)
  // Beyond the number asked for, and in place of the lots, the officer's own words are needed.
  const ownWords = item.missing === 0 || round.method === 'lot'
  const reason = written ?? (ownWords ? '' : proposed)
  const act = useAct(assignExpert, {
    renews,
    onDone: () => {
      toast(t('eligible.done'))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('eligible.assignTo', { name: expert.name })}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() =>
              act.mutate({
                params: { id: item.id },
                body: {
                  expertId: expert.id,
                  reason: !ownWords && reason === proposed ? '' : reason,
                },
              })
            }
          >
            {t('eligible.assign')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextArea
          label={t('item.reason')}
          help={t(ownWords ? 'eligible.ownReasonHelp' : 'eligible.reasonHelp')}
          rows={3}
          maxLength={reasonMaxLength}
          value={reason}
          onChange={setReason}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function Candidate({
  row,
  taken,
  onAssign,
}: {
  readonly row: Row
  /** What came of this expert's assignment to the item; undefined where there is none. */
  readonly taken: AssignmentRow['state'] | undefined
  readonly onAssign: () => void
}) {
  const { t } = useTranslation('round')
  const findings = useFindings()
  const say = useReasons()
  const { t: state } = useTranslation('evaluation')
  const able = row.findings.length === 0 && row.refusal === null && taken === undefined
  return (
    <li>
      <div>
        <b>{row.name}</b> <span className="second t13">{row.employer}</span>
        <div className="muted t13">
          {row.level === 0 ? t('eligible.noLevel') : t('eligible.level', { level: row.level })}
          {' · '}
          {t('eligible.load', { count: row.load })}
        </div>
        {row.findings.map((finding) => (
          <div key={finding.cause}>
            <Tag tone="bad">{findings(finding)}</Tag>
          </div>
        ))}
        {row.refusal !== null && <Tag tone="care">{say(row.refusal)}</Tag>}
        {able && <Tag tone="good">{t('eligible.serving')}</Tag>}
      </div>
      {taken !== undefined && (
        <Tag>
          {leavesPlaceOpen(taken) ? state(`assignmentState.${taken}`) : t('eligible.assigned')}
        </Tag>
      )}
      {able && (
        <Button
          size="small"
          aria-label={t('eligible.assignTo', { name: row.name })}
          onClick={onAssign}
        >
          {t('eligible.assign')}
        </Button>
      )}
    </li>
  )
}

/** Everybody who knows the item's fields, the most able first, and those who cannot with their reason. */
export function EligibleSheet({
  round,
  item,
}: {
  readonly round: RoundPage
  readonly item: ItemRow
}) {
  const { t } = useTranslation('round')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Row | null>(null)
  const query = text.trim() === '' ? {} : { text: text.trim() }
  const { data, error, refetch } = useCall(listEligible, { params: { id: item.id }, query })
  const taken = new Map(
    item.assignments
      .filter(({ state }) => state !== 'replaced')
      .map(({ expertId, state }) => [expertId, state]),
  )
  return (
    <Sheet title={t('eligible.title')}>
      <div className="stack">
        {item.missing === 0 && round.state !== 'frozen' && (
          <p className="muted">{t('eligible.full')}</p>
        )}
        <TextInput label={t('eligible.find')} value={text} maxLength={100} onChange={setText} />
        {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Loading lines={4} />}
        {data?.rows.length === 0 && (
          <Empty title={t('eligible.none')}>{t('eligible.noneText')}</Empty>
        )}
        <ul className={css.lines}>
          {data?.rows.map((row) => (
            <Candidate
              key={row.id}
              row={row}
              taken={taken.get(row.id)}
              onAssign={() => setChosen(row)}
            />
          ))}
        </ul>
        {data !== undefined && data.total > data.rows.length && (
          <p className="second t13">
            {t('eligible.most', { count: data.rows.length, total: formatNumber(data.total) })}
          </p>
        )}
        {chosen !== null && (
          <AssignDialog round={round} item={item} expert={chosen} onClose={() => setChosen(null)} />
        )}
      </div>
    </Sheet>
  )
}
