import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import { Button } from '../ui/Button.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useFaultOf, type CardFormProps } from './CardForm.tsx'
import css from './Price.module.css'

const breaksMost = 10

/** From which quantity the whole order is cheaper, and by how much. */
export function CardBreaks({ content, faults, onContent }: CardFormProps) {
  const { t } = useTranslation('price')
  const faultOf = useFaultOf(faults)
  const { breaks } = content
  const put = (at: number, change: Partial<(typeof breaks)[number]>) =>
    onContent({
      ...content,
      breaks: breaks.map((one, place) => (place === at ? { ...one, ...change } : one)),
    })
  const add = () => {
    const last = breaks.at(-1)
    const fromQuantity = last === undefined ? 100 : last.fromQuantity * 2
    const percentOff = last === undefined ? 3 : Math.min(90, last.percentOff + 2)
    onContent({ ...content, breaks: [...breaks, { fromQuantity, percentOff }] })
  }
  return (
    <Sheet title={t('card.breaks')} inside="form">
      <div className="stack">
        <p className="second t13">{t('card.breaksHelp')}</p>
        <div className={css.rows}>
          {breaks.map(({ fromQuantity, percentOff }, at) => (
            <div key={at} className={css.row}>
              <NumberInput
                label={t('card.fromQuantity')}
                digits={0}
                unit={t('card.piece')}
                value={fromQuantity}
                onChange={(value) =>
                  value !== null && value > 1 && put(at, { fromQuantity: value })
                }
                {...faultOf('breaks', String(at + 1))}
              />
              <NumberInput
                label={t('card.percentOff')}
                digits={2}
                unit="%"
                value={percentOff}
                onChange={(value) => value !== null && value > 0 && put(at, { percentOff: value })}
              />
              <Button
                kind="quiet"
                icon={IconTrash}
                aria-label={t('card.removeBreak', { at: at + 1 })}
                onClick={() =>
                  onContent({ ...content, breaks: breaks.filter((_, place) => place !== at) })
                }
              />
            </div>
          ))}
        </div>
        {breaks.length < breaksMost && (
          <div>
            <Button icon={IconPlus} onClick={add}>
              {t('card.addBreak')}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  )
}
