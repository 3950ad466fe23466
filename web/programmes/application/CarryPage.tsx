import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { carryInto, listApplications } from '../../../domain/programmes/application.endpoints.ts'
import type { ApplicationBrief } from '../../../domain/programmes/application.ts'
import { call } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import type { CallProblem } from '../../kernel/problem.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { type OpenDesk, useApplication, useOpenDesk } from './ApplicationContext.ts'
import { Taken, type TakenBatch } from './Taken.tsx'
import { useChoice } from './useChoice.ts'
import { TakeBar } from './TakeBar.tsx'

type CarryAnswer = AnswerOf<typeof carryInto>
type Line = CarryAnswer['report'][number]

const sourcesShownMost = 50
const toneOf: Partial<Record<Line['outcome'], Tone>> = {
  kept: 'good',
  moved: 'good',
  converted: 'good',
  standing: 'care',
}

function Report({
  desk,
  fromId,
  answer,
  onTaken,
}: {
  readonly desk: OpenDesk
  readonly fromId: string
  readonly answer: CarryAnswer
  readonly onTaken: (batch: TakenBatch) => void
}) {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const good = answer.report.filter(({ to, outcome }) => to !== null && outcome !== 'same')
  const bad = answer.report.filter(({ outcome }) => outcome === 'lost')
  const same = answer.report.filter(({ outcome }) => outcome === 'same').length
  const byTo = new Map(good.map((line) => [line.to ?? '', line]))
  const { chosen, choosing } = useChoice(
    [...byTo.keys()],
    (at) => byTo.get(at)?.outcome !== 'standing',
    (at) => byTo.get(at)?.toLabel ?? at,
  )
  const save = useAct(carryInto)
  const take = async () => {
    const before = desk.store.state()
    const saved = await save.mutateAsync({
      params: { id: application.id },
      body: { fromId, only: [...chosen], seenVersion: answer.version },
    })
    await desk.catchUp()
    onTaken({ count: saved.taken, before, version: saved.version })
  }
  const from = { key: 'from', head: t('carry.from'), renderCell: (line: Line) => line.fromLabel }
  const there = { key: 'there', head: t('carry.there'), renderCell: (line: Line) => line.text }
  return (
    <div className="stack">
      {good.length === 0 ? (
        <Note>{t('take.nothing')}</Note>
      ) : (
        <>
          <h3>{t('carry.can')}</h3>
          <p className="second t13">{t('carry.standingText')}</p>
          <Table
            label={t('carry.can')}
            rows={good}
            rowKey={({ to }) => to ?? ''}
            choosing={choosing}
            columns={[
              { key: 'to', head: t('carry.to'), renderCell: (line) => line.toLabel },
              there,
              { key: 'now', head: t('take.now'), renderCell: (line) => line.standing ?? '' },
              {
                key: 'result',
                head: t('take.result'),
                renderCell: (line) => (
                  <>
                    <Tag tone={toneOf[line.outcome] ?? 'plain'}>
                      {t(`carry.outcome.${line.outcome}`)}
                    </Tag>
                    {line.fromLabel !== line.toLabel && (
                      <p className="second t13">{line.fromLabel}</p>
                    )}
                  </>
                ),
              },
            ]}
          />
        </>
      )}
      {bad.length > 0 && (
        <>
          <h3>{t('carry.lost')}</h3>
          <p className="second t13">{t('carry.lostText')}</p>
          <Table
            label={t('carry.lost')}
            rows={bad}
            rowKey={(line) => `${line.fromLabel} ${line.text}`}
            columns={[
              from,
              there,
              { key: 'why', head: t('take.reason'), renderCell: (line) => line.message ?? '' },
            ]}
          />
        </>
      )}
      {same > 0 && <p className="second t13">{t('take.unchanged', { count: same })}</p>}
      <TakeBar
        offered={good.length}
        chosen={chosen.size}
        save={save}
        label={t('carry.save', { count: chosen.size })}
        onTake={() => void take()}
      />
    </div>
  )
}

/** The other applications of this organisation, newest first. */
function useSources() {
  const { t } = useTranslation('programmes')
  const { moment, language } = useFormat()
  const { application } = useApplication()
  const trail = useTrail()
  const { data, error } = useCall(listApplications, {
    query: { limit: sourcesShownMost, ...trail.page },
  })
  const others = data?.rows.filter(({ id }) => id !== application.id)
  const labelOf = (row: ApplicationBrief) =>
    `${row.title === '' ? t('carry.untitled') : row.title} — ${row.programmeTitle[language]}`
  return {
    error,
    trail,
    page: data,
    options: others?.map((row) => ({
      value: row.id,
      label: labelOf(row),
      note: `${t(`state.${row.state}`)} ${moment(row.changedAt, { year: true })}`,
    })),
  }
}

function Carry({ desk }: { readonly desk: OpenDesk }) {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const { options, error, trail, page } = useSources()
  const [fromId, setFromId] = useState<string | null>(null)
  const [batch, setBatch] = useState<TakenBatch | null>(null)
  const params = { id: application.id }
  const dry = useQuery<CarryAnswer, CallProblem>({
    queryKey: [carryInto.name, application.id, fromId],
    queryFn: () => call(carryInto, { params, body: { fromId: fromId ?? '', dryRun: true } }),
    enabled: fromId !== null && batch === null,
    gcTime: 0,
    retry: false,
  })
  const again = () => {
    setFromId(null)
    setBatch(null)
  }
  if (error !== null) return <ErrorState problem={error.problem} />
  if (options === undefined) return <Loading lines={4} />
  if (options.length === 0 && page?.next === null && trail.isFirst)
    return <Empty title={t('carry.none')}>{t('carry.noneText')}</Empty>
  if (batch !== null) {
    const words = {
      done: t('carry.done', { count: batch.count }),
      undo: t('carry.undo'),
      undone: t('carry.undone'),
      again: t('carry.again'),
    }
    return <Taken desk={desk} batch={batch} onAgain={again} words={words} />
  }
  return (
    <div className="stack">
      <p className="second">{t('carry.intro')}</p>
      <RadioGroup label={t('carry.source')} options={options} value={fromId} onChange={setFromId} />
      <TrailButtons trail={trail} next={page?.next ?? null} total={page?.total} />
      {dry.error !== null && <ErrorState problem={dry.error.problem} />}
      {fromId !== null && dry.isPending && <Loading lines={5} />}
      {fromId !== null && dry.data !== undefined && (
        <section aria-label={t('carry.preview')}>
          <Report key={fromId} desk={desk} fromId={fromId} answer={dry.data} onTaken={setBatch} />
        </section>
      )}
    </div>
  )
}

/** Last year's, the province's or any other own application, taken into this one where it fits. */
export function CarryPage() {
  const { t } = useTranslation('programmes')
  const desk = useOpenDesk()
  const { application } = useApplication()
  return (
    <Sheet
      title={t('carry.title')}
      end={
        <ButtonLink size="small" to="/applications/$id" params={{ id: application.id }}>
          {t('preview.back')}
        </ButtonLink>
      }
    >
      {desk === null ? (
        <Empty title={t('take.sealed')}>{t('take.sealedText')}</Empty>
      ) : (
        <Carry desk={desk} />
      )}
    </Sheet>
  )
}
