import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { ArrangementWish, ItemWish } from '../../../domain/evaluation/arrangement.ts'
import { withItem, withoutItem } from '../../../domain/evaluation/arrangementRepair.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import { levelOptions } from './levels.ts'

type Item = { readonly id: string; readonly seq: number; readonly title: string }
type Limits = Omit<ItemWish, 'itemId'>
/** As it is filled in: a field may be empty. */
type Filled = { readonly [Key in keyof Limits]?: Limits[Key] | undefined }

const bounds = {
  needs: { label: 'arrange.reviews', least: 0 },
  seniorsPerItem: { label: 'arrange.seniors', least: 0 },
  maxSameRegion: { label: 'arrange.sameRegion', least: 1 },
  maxSameEmployer: { label: 'arrange.sameEmployer', least: 1 },
} as const
type Numbered = keyof typeof bounds

/** Only what was filled in; nothing: the item asks for what all ask for. */
function kept(limits: Filled): Limits {
  return Object.fromEntries(
    Object.entries(limits).filter(([, value]) => value !== null && value !== undefined),
  )
}

function LimitsDialog({
  item,
  start,
  onClose,
  onKeep,
}: {
  readonly item: Item
  readonly start: Limits
  readonly onClose: () => void
  readonly onKeep: (limits: Limits) => void
}) {
  const { t } = useTranslation('evaluation')
  const [limits, setLimits] = useState<Filled>(start)
  const put = (key: Numbered, value: number | null): void => {
    const least = bounds[key].least
    setLimits({
      ...limits,
      [key]: value === null ? undefined : Math.min(20, Math.max(least, Math.round(value))),
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('arrange.ownTitle', { item: item.title })}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" onClick={() => onKeep(kept(limits))}>
            {t('arrange.keep')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="second">{t('arrange.ownHelp')}</p>
        {(Object.keys(bounds) as Numbered[]).map((key) => (
          <NumberInput
            key={key}
            label={t(bounds[key].label)}
            value={limits[key] ?? null}
            onChange={(value) => put(key, value)}
          />
        ))}
        <Select
          label={t('arrange.minLevel')}
          value={String(limits.minLevel ?? '')}
          options={[
            { value: '', label: t('arrange.asAll') },
            ...levelOptions.map((value) => ({ value, label: t(`arrange.levels.${value}`) })),
          ]}
          onChange={(value) =>
            setLimits({ ...limits, minLevel: value === '' ? undefined : Number(value) })
          }
        />
      </div>
    </Dialog>
  )
}

/** Limits of one item instead of those of all: reviews, seniors, regions, employers, knowledge. */
export function OwnLimits({
  item,
  wish,
  onWish,
}: {
  readonly item: Item
  readonly wish: ArrangementWish
  readonly onWish: (wish: ArrangementWish) => void
}) {
  const { t } = useTranslation('evaluation')
  const [open, setOpen] = useState(false)
  const own = wish.items?.find(({ itemId }) => itemId === item.id)
  const { itemId: _, ...start } = own ?? { itemId: item.id }
  return (
    <>
      <Button
        size="small"
        aria-pressed={own !== undefined}
        aria-label={t('arrange.ownSetOf', { seq: item.seq })}
        onClick={() => setOpen(true)}
      >
        {t('arrange.ownSet')}
      </Button>
      {open && (
        <LimitsDialog
          item={item}
          start={start}
          onClose={() => setOpen(false)}
          onKeep={(limits) => {
            setOpen(false)
            const without = withoutItem(wish, item.id)
            onWish(Object.keys(limits).length === 0 ? without : withItem(without, item.id, limits))
          }}
        />
      )}
    </>
  )
}
