import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listBundles,
  type lookReturn,
  takeReturn,
} from '../../../domain/evaluation/bundle.endpoints.ts'
import type { ReturnedItem } from '../../../domain/evaluation/bundle.ts'
import { shownKey } from '../../../domain/evaluation/bundleSignature.ts'
import { listReviews, readReview } from '../../../domain/evaluation/review.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FieldFault } from '../../ui/Field.tsx'
import { useReasons } from '../../ui/reason.ts'
import { ErrorState, Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'

type Told = AnswerOf<typeof lookReturn>

const tones = { take: 'good', same: 'plain', newer: 'care', refused: 'bad' } as const

/** What there is to do with an item: take it, or hand in what stands here already. */
const isOpen = ({ result, handedIn, open }: ReturnedItem, handIn: boolean): boolean =>
  result === 'take' ||
  result === 'newer' ||
  (result === 'same' && !handedIn && handIn && open === 0)

function Items({
  rows,
  chosen,
  handIn,
  onChoose,
}: {
  readonly rows: readonly ReturnedItem[]
  readonly chosen: ReadonlySet<string>
  readonly handIn: boolean
  readonly onChoose: (next: ReadonlySet<string>) => void
}) {
  const { t } = useTranslation('evaluation')
  const say = useReasons()
  const open = rows.filter((row) => isOpen(row, handIn))
  const points = (value: number | null) => value ?? t('offline.notScored')
  return (
    <Table<ReturnedItem>
      label={t('offline.look')}
      rows={rows}
      rowKey={({ assignmentId }) => assignmentId}
      density="dense"
      choosing={{
        chosen,
        open: new Set(open.map(({ assignmentId }) => assignmentId)),
        onChoose: (key, on) =>
          onChoose(new Set(on ? [...chosen, key] : [...chosen].filter((one) => one !== key))),
        onChooseAll: (on) =>
          onChoose(new Set(on ? open.map(({ assignmentId }) => assignmentId) : [])),
        nameOf: (key) => rows.find(({ assignmentId }) => assignmentId === key)?.title ?? key,
      }}
      columns={[
        {
          key: 'item',
          head: t('offline.item'),
          renderCell: ({ title, seq }) => (
            <>
              {title === '' ? t('offline.gone') : title}
              {seq > 0 && <div className="muted t12">{t('review.number', { seq })}</div>}
            </>
          ),
        },
        {
          key: 'result',
          head: t('offline.result'),
          renderCell: ({ result, refusal }) => (
            <>
              <Tag tone={tones[result]}>{t(`offline.results.${result}`)}</Tag>
              {refusal !== null && <FieldFault>{say(refusal)}</FieldFault>}
            </>
          ),
        },
        {
          key: 'points',
          head: t('offline.points'),
          numeric: true,
          renderCell: ({ total }) => points(total),
        },
        {
          key: 'now',
          head: t('offline.pointsNow'),
          numeric: true,
          renderCell: ({ totalNow }) => points(totalNow),
        },
        {
          key: 'open',
          head: t('offline.completeness'),
          renderCell: ({ open: count, title }) =>
            title === ''
              ? ''
              : count === 0
                ? t('offline.complete')
                : t('offline.openCount', { count }),
        },
      ]}
    />
  )
}

/** What came back, looked at before anything is taken over. */
export function ReturnDialog({
  content,
  told,
  onClose,
}: {
  readonly content: string
  readonly told: Told
  readonly onClose: () => void
}) {
  const { t } = useTranslation('evaluation')
  const { moment } = useFormat()
  const [handIn, setHandIn] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(
      told.items.filter(({ result }) => result === 'take').map(({ assignmentId }) => assignmentId),
    ),
  )
  const act = useAct(takeReturn, {
    renews: [listBundles, listReviews, readReview],
    onDone: () => {
      toast(t('offline.taken'))
      onClose()
    },
  })
  const assignments = told.items
    .filter((row) => chosen.has(row.assignmentId) && isOpen(row, handIn))
    .map(({ assignmentId }) => assignmentId)
  return (
    <Dialog
      open
      shape="wide"
      title={t('offline.look')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {assignments.length > 0 && (
            <Button
              kind="primary"
              busy={act.isPending}
              onClick={() => act.mutate({ body: { content, assignments, handIn } })}
            >
              {t('offline.take', { count: assignments.length })}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <p className="second">
          {told.round}
          {' · '}
          {t('offline.savedAt', { moment: moment(told.savedAt, {}), code: told.checkCode })}
        </p>
        {told.signingKey === null ? (
          <Note tone="care">{t('signature.without')}</Note>
        ) : (
          <Note tone="good" title={t('signature.verified', { key: shownKey(told.signingKey) })}>
            {t('offline.weight')}
          </Note>
        )}
        {told.items.some(({ result }) => result === 'newer') && (
          <Note tone="care">{t('offline.newerText')}</Note>
        )}
        <Items rows={told.items} chosen={chosen} handIn={handIn} onChoose={setChosen} />
        <Checkbox
          checked={handIn}
          onChange={setHandIn}
          label={t('offline.handIn')}
          note={t('offline.handInNote')}
        />
        {assignments.length === 0 && <p className="second">{t('offline.nothing')}</p>}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
