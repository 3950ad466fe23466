import {
  IconBaselineDensityLarge,
  IconBaselineDensityMedium,
  IconBaselineDensitySmall,
  IconChevronLeft,
  IconChevronRight,
  IconColumns3,
  IconSearch,
} from '@tabler/icons-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { formatNumber } from '../kernel/format.ts'
import { Button, LinkButton } from './Button.tsx'
import { Icon } from './Icon.tsx'
import type { ListQuery, useListQuery } from './list.ts'
import css from './List.module.css'
import type { ListAnswer } from './ListPage.tsx'
import { Menu } from './Menu.tsx'
import buttonCss from './Button.module.css'
import type { Option } from './Select.tsx'
import type { Density } from './Table.tsx'
import { Key } from './Tag.tsx'

type List = ReturnType<typeof useListQuery>

export type ListFilter = {
  /** Name in the address. */
  readonly key: string
  readonly label: string
  readonly options: readonly Option[]
}

const findAfterMs = 250

const densities = {
  dense: IconBaselineDensitySmall,
  normal: IconBaselineDensityMedium,
  roomy: IconBaselineDensityLarge,
}

/** Words typed here reach the address a moment after the last key. */
function FindField({
  list,
  inputRef,
}: {
  readonly list: List
  readonly inputRef: RefObject<HTMLInputElement | null>
}) {
  const { t } = useTranslation('ui')
  const [text, setText] = useState(list.query.find)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (document.activeElement !== inputRef.current) setText(list.query.find)
  }, [list.query.find, inputRef])
  return (
    <span className={css.find}>
      <Icon of={IconSearch} />
      <input
        ref={inputRef}
        type="search"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        value={text}
        onChange={(event) => {
          const { value } = event.target
          setText(value)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => list.change({ find: value }), findAfterMs)
        }}
      />
    </span>
  )
}

type Head = { readonly key: string; readonly head: string }

/** Which columns are shown. The first says what a row is and stays. */
function ColumnsMenu({
  columns,
  list,
}: {
  readonly columns: readonly Head[]
  readonly list: List
}) {
  const { t } = useTranslation('ui')
  const { hidden } = list.query
  if (columns.length < 3) return null
  return (
    <Menu
      className="end"
      align="right"
      label={t('list.columns')}
      buttonClassName={buttonCss.icon}
      items={columns.slice(1).map(({ key, head }) => ({
        kind: 'act' as const,
        key,
        label: head,
        chosen: !hidden.includes(key),
        act: () =>
          list.change({
            hidden: hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key],
          }),
      }))}
    >
      <Icon of={IconColumns3} size={20} />
      <span className="sr">{t('list.columns')}</span>
    </Menu>
  )
}

export function FilterBar({
  filters,
  findable,
  findRef,
  list,
  density,
  onDensity,
  columns,
}: {
  readonly filters: readonly ListFilter[]
  readonly findable: boolean
  readonly findRef: RefObject<HTMLInputElement | null>
  readonly list: List
  readonly density: Density
  readonly onDensity: (density: Density) => void
  readonly columns: readonly Head[]
}) {
  const { t } = useTranslation('ui')
  const { query } = list
  const set = Object.keys(query.filters).length > 0 || query.find !== ''
  return (
    <div className={css.bar} role="search" aria-label={t('list.filters')}>
      {findable && <FindField list={list} inputRef={findRef} />}
      {filters.map((filter) => (
        <select
          key={filter.key}
          className={css.filter}
          aria-label={filter.label}
          data-set={query.filters[filter.key] === undefined ? undefined : ''}
          value={query.filters[filter.key] ?? ''}
          onChange={(event) =>
            list.change({ filters: { ...query.filters, [filter.key]: event.target.value } })
          }
        >
          <option value="">{t('list.filter', { name: filter.label })}</option>
          {filter.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ))}
      {set && (
        <LinkButton className="t13" onClick={() => list.change({ filters: {}, find: '' })}>
          {t('list.clearFilters')}
        </LinkButton>
      )}
      <ColumnsMenu columns={columns} list={list} />
      <Menu
        className="onlyDesk"
        align="right"
        label={t('list.density')}
        buttonClassName={buttonCss.icon}
        items={(['dense', 'normal', 'roomy'] as const).map((one) => ({
          kind: 'act' as const,
          key: one,
          label: t(`list.${one}`),
          icon: densities[one],
          chosen: one === density,
          act: () => onDensity(one),
        }))}
      >
        <Icon of={densities[density]} size={20} />
        <span className="sr">{t('list.density')}</span>
      </Menu>
    </div>
  )
}

/** How many rows there are, as far as they were counted. */
export function useAmount(answer: ListAnswer<unknown> | undefined): string {
  const { t } = useTranslation('ui')
  const amount = formatNumber(answer?.total ?? 0)
  return answer?.atLeast === true ? t('list.atLeast', { amount }) : amount
}

/** Which rows these are, of how many, and the way to the others. */
export function Pager({
  list,
  answer,
  choosable,
}: {
  readonly list: List
  readonly answer: ListAnswer<unknown>
  readonly choosable: boolean
}) {
  const { t } = useTranslation('ui')
  const { query } = list
  const total = useAmount(answer)
  // Cursors lead forward only: the way back is remembered while the list is open.
  const [trail, setTrail] = useState<readonly Pick<ListQuery, 'after' | 'from'>[]>([])
  const to = query.from + answer.rows.length - 1
  const back = () => {
    const last = trail.at(-1)
    setTrail(trail.slice(0, -1))
    list.page(last?.after, last?.from ?? 1)
  }
  return (
    <div className={css.pager}>
      <span>
        {t('list.range', {
          from: formatNumber(query.from),
          to: formatNumber(to),
          total,
        })}
      </span>
      <span className={css.keys} aria-hidden="true">
        <Key>J</Key>
        <Key>K</Key> {t('list.keys')}
        {choosable && (
          <>
            <Key>X</Key> {t('list.keysChoose')}
          </>
        )}
        <Key>Enter</Key> {t('list.keysOpen')}
      </span>
      <span className="row end">
        {query.after !== undefined && (
          <Button size="small" icon={IconChevronLeft} onClick={back}>
            {trail.length > 0 ? t('list.previous') : t('list.first')}
          </Button>
        )}
        {answer.next !== null && (
          <Button
            size="small"
            icon={IconChevronRight}
            onClick={() => {
              setTrail([...trail, { after: query.after, from: query.from }])
              list.page(answer.next ?? undefined, to + 1)
            }}
          >
            {t('list.next')}
          </Button>
        )}
      </span>
    </div>
  )
}
