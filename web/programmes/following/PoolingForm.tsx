import { useTranslation } from '../../kernel/words.ts'
import {
  mayCount,
  poolingLevel,
  resourceKinds,
  type Pooled,
  type ResourceKind,
} from '../../../domain/indicators/pooledKinds.ts'
import { formatNumber } from '../../kernel/format.ts'
import { Button } from '../../ui/Button.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { useReasons } from '../../ui/reason.ts'
import { Select } from '../../ui/Select.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import css from './Following.module.css'
import { PoolingTable } from './PooledKinds.tsx'

const counts = ['owned', 'onPlatform', 'usedByOthers'] as const

type Counting = {
  readonly kind: ResourceKind
  /** Null until something is said. */
  readonly value: Pooled | null
  /** What the task book or the last report says, to be seen while the next is written. */
  readonly beside: Pooled | null
  readonly onCount: (value: Pooled | null) => void
  readonly removable: boolean
}

function KindLine({ kind, value, beside, onCount, removable }: Counting) {
  const { t } = useTranslation(['following', 'indicators'])
  const say = useReasons()
  const name = t(`indicators:pooling.kind.${kind}`)
  const share = value === null ? null : poolingLevel(value).pooledPercent
  const verdict = value === null ? null : mayCount(value)
  return (
    <li>
      <div className={css.indicatorHead}>
        <b>{name}</b>
        {share !== null && <span className="t13">{t('pooledKinds.share', { share })}</span>}
        {beside !== null && (
          <span className="muted t13">
            {t('pooledKinds.beside', {
              owned: formatNumber(beside.owned),
              onPlatform: formatNumber(beside.onPlatform),
              usedByOthers: formatNumber(beside.usedByOthers),
            })}
          </span>
        )}
      </div>
      <div className={css.goal}>
        {counts.map((count) => (
          <NumberInput
            key={count}
            label={
              <>
                {t(`pooledKinds.${count}`)}
                <span className="sr"> {name}</span>
              </>
            }
            digits={0}
            unit={t(`indicators:pooling.unit.${kind}`)}
            value={value?.[count] ?? null}
            onChange={(number) =>
              onCount({
                ...(value ?? { kind, owned: 0, onPlatform: 0, usedByOthers: 0 }),
                [count]: Math.max(0, number ?? 0),
              })
            }
          />
        ))}
        {removable && (
          <Button
            size="small"
            kind="quiet"
            aria-label={`${t('remove')} ${name}`}
            onClick={() => onCount(null)}
          >
            {t('remove')}
          </Button>
        )}
      </div>
      {verdict?.ok === false && <p className="care t13">{say(verdict)}</p>}
    </li>
  )
}

function put(all: readonly Pooled[], kind: ResourceKind, value: Pooled | null): Pooled[] {
  if (value === null) return all.filter((one) => one.kind !== kind)
  return all.some((one) => one.kind === kind)
    ? all.map((one) => (one.kind === kind ? value : one))
    : [...all, value]
}

/** In the task book kinds are chosen; a report counts the very kinds of its task book. */
export function PoolingForm({
  value,
  asked,
  onChange,
}: {
  readonly value: readonly Pooled[]
  /** Of a report: what the task book counts, and the last report; null in the task book itself. */
  readonly asked: { readonly before: readonly Pooled[]; readonly last: readonly Pooled[] } | null
  /** Null where it is only read. */
  readonly onChange: ((value: Pooled[]) => void) | null
}) {
  const { t } = useTranslation(['following', 'indicators'])
  const kinds = (asked?.before ?? value).map(({ kind }) => kind)
  const open = resourceKinds.filter((kind) => !kinds.includes(kind))
  const title = t('indicators:pooling.title')
  if (onChange === null) {
    if (value.length === 0) return null
    const [before, after] = asked === null ? [value, null] : [asked.before, value]
    return (
      <Sheet title={title} inside="none">
        <PoolingTable before={before} after={after} />
      </Sheet>
    )
  }
  if (asked !== null && kinds.length === 0) return null
  const beside = asked === null ? [] : asked.last
  return (
    <Sheet title={title} inside="form">
      <p className={`${css.lead} muted t13`}>
        {t(asked === null ? 'pooledKinds.bookHelp' : 'pooledKinds.reportHelp')}{' '}
        {t('indicators:pooling.definition')}
      </p>
      <ul className={css.indicators}>
        {kinds.map((kind) => (
          <KindLine
            key={kind}
            kind={kind}
            value={value.find((one) => one.kind === kind) ?? null}
            beside={beside.find((one) => one.kind === kind) ?? null}
            onCount={(next) => onChange(put(value, kind, next))}
            removable={asked === null}
          />
        ))}
      </ul>
      {asked === null && open.length > 0 && (
        <Select
          label={t('pooledKinds.add')}
          options={open.map((kind) => ({
            value: kind,
            label: t(`indicators:pooling.kind.${kind}`),
          }))}
          value={null}
          onChange={(kind) =>
            onChange(put(value, kind, { kind, owned: 0, onPlatform: 0, usedByOthers: 0 }))
          }
        />
      )}
    </Sheet>
  )
}
