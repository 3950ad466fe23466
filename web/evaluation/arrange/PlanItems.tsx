import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { ArrangementWish } from '../../../domain/evaluation/arrangement.ts'
import { readPlan, type ArrangementPage } from '../../../domain/evaluation/arrangement.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { call } from '../../kernel/call.ts'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Choices.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { regionName, useFieldNames, useReasonWords } from '../names.ts'
import css from './Arrange.module.css'
import { OwnLimits } from './OwnLimits.tsx'
import { withPair } from './wish.ts'

type Item = AnswerOf<typeof readPlan>['rows'][number]
type Pair = Item['pairs'][number]
type List = 'pinned' | 'forbidden'
type Wishing = {
  readonly wish: ArrangementWish
  readonly onWish: (
    wish: ArrangementWish,
    met: { readonly item: Item; readonly pair?: Pair },
  ) => void
}

const pageSize = 20
const onlys = ['all', 'worst', 'changed'] as const

function PairLine({
  item,
  pair,
  wish,
  onWish,
}: Wishing & { readonly item: Item; readonly pair: Pair }) {
  const { t } = useTranslation('evaluation')
  const wordsOf = useReasonWords()
  const ids = { itemId: item.id, expertId: pair.expertId }
  const has = (list: List): boolean =>
    wish[list].some((one) => one.itemId === ids.itemId && one.expertId === ids.expertId)
  const press = (list: List) => (): void => onWish(withPair(wish, list, ids), { item, pair })
  const { instead } = pair
  const named = { expert: pair.expert, seq: item.seq }
  return (
    <li>
      <div>
        <b>{pair.expert}</b> <span className="second t13">{pair.employer}</span>{' '}
        {pair.isNew && <Tag tone="care">{t('arrange.isNew')}</Tag>}
        <div className="second t13">{wordsOf(pair.reasons)}</div>
        {!pair.pinned && (
          <div className="muted t12">
            {instead === null && t('arrange.insteadNone')}
            {instead !== null &&
              (instead.loss === 0
                ? t('arrange.insteadSame', { expert: instead.expert })
                : t('arrange.instead', { expert: instead.expert, loss: instead.loss }))}
          </div>
        )}
      </div>
      <div className={css.acts}>
        <Button
          size="small"
          aria-pressed={has('pinned')}
          aria-label={t('arrange.pinOf', named)}
          onClick={press('pinned')}
        >
          {t('arrange.pin')}
        </Button>
        <Button
          size="small"
          aria-pressed={has('forbidden')}
          aria-label={t('arrange.forbidOf', named)}
          onClick={press('forbidden')}
        >
          {t('arrange.forbid')}
        </Button>
      </div>
    </li>
  )
}

function ItemPart({ item, ...wishing }: Wishing & { readonly item: Item }) {
  const { t } = useTranslation('evaluation')
  const { nameOf } = useFieldNames()
  return (
    <div className={css.item}>
      <div className={css.head}>
        <h3 className="t14">
          {item.seq}. {item.title}
        </h3>
        <span className="second t13">{item.fields.map(nameOf).join(t('expert.and'))}</span>
        <span className="second t13">{regionName(item.region)}</span>
        <span className="second t13">{t('arrange.levelSum', { levels: item.levels })}</span>
        {item.isWorst && <Tag>{t('arrange.only.worst')}</Tag>}
        <OwnLimits
          item={item}
          wish={wishing.wish}
          onWish={(next) => wishing.onWish(next, { item })}
        />
      </div>
      <ul className={css.pairs}>
        {item.pairs.map((pair) => (
          <PairLine key={pair.expertId} item={item} pair={pair} {...wishing} />
        ))}
      </ul>
      {item.gone.length > 0 && (
        <p className="second t13">
          {t('arrange.gone', { names: item.gone.join(t('expert.and')) })}
        </p>
      )}
    </div>
  )
}

/** Experts of each item, with why, and who would come instead; some of them set or excluded for the next plan. */
export function PlanItems({ plan, ...wishing }: Wishing & { readonly plan: ArrangementPage }) {
  const { t } = useTranslation('evaluation')
  const [only, setOnly] = useState<(typeof onlys)[number]>('all')
  const [text, setText] = useState('')
  const find = text.trim()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    {
      queryKey: [readPlan.name, plan.id, plan.state, only, find],
      initialPageParam: 0,
      queryFn: ({ pageParam }) =>
        call(readPlan, {
          params: { id: plan.id },
          query: {
            ...{ after: pageParam, limit: pageSize, only },
            ...(find === '' ? {} : { text: find }),
          },
        }),
      getNextPageParam: ({ next }) => next,
    },
  )
  const rows = data?.pages.flatMap((page) => page.rows)
  const shown = onlys.filter((one) => one !== 'changed' || plan.before !== null)
  return (
    <Sheet title={t('arrange.items')} note={data?.pages[0]?.total} inside="none">
      <div className={css.bar}>
        <Segments
          label={t('arrange.items')}
          value={only}
          onChange={setOnly}
          options={shown.map((value) => ({ value, label: t(`arrange.only.${value}`) }))}
        />
        <TextInput label={t('arrange.find')} value={text} onChange={setText} />
      </div>
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {error === null && rows === undefined && <Loading lines={6} />}
      {rows?.map((item) => (
        <ItemPart key={item.id} item={item} {...wishing} />
      ))}
      {hasNextPage && (
        <div className={css.item}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('arrange.more')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
