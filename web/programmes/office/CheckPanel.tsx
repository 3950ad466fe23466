import { useTranslation } from '../../kernel/words.ts'
import type { CheckFault } from '../../../domain/programmes/programmeCheck.ts'
import { leftoversOf } from '../../../domain/programmes/programmeLeftovers.ts'
import { repairOf } from '../../../domain/programmes/programmeRepair.ts'
import { formatNumber } from '../../kernel/format.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Note } from '../../ui/States.tsx'
import { useEditor } from './EditorContext.ts'
import css from './Office.module.css'
import { usePlaces } from './places.ts'

/** More than these are told by their number. */
const shownMost = 12
const leftoversShown = 6

function FaultLine({ fault }: { readonly fault: CheckFault }) {
  const { t } = useTranslation('office')
  const { definition, goTo, replace, readOnly } = useEditor()
  const places = usePlaces()
  const repair = readOnly ? null : repairOf(definition, fault)
  return (
    <li>
      <LinkButton underlined onClick={() => goTo(fault.at)}>
        {places.ofPointer(fault.at, definition) || t('check.whole')}
      </LinkButton>
      <div className="t13">{fault.message}</div>
      {repair !== null && (
        <LinkButton underlined className="t13" onClick={() => replace(repair.apply(definition))}>
          {t(`repair.${repair.code as 'remove'}`, { ...repair.facts })}
        </LinkButton>
      )}
    </li>
  )
}

/** Soft: dates and names of the year before, which a copy brings along. */
function Leftovers() {
  const { t } = useTranslation('office')
  const { definition, source, goTo } = useEditor()
  const places = usePlaces()
  const found = leftoversOf(definition, source)
  if (found.length === 0) return null
  return (
    <Note tone="care" title={t('check.leftovers', { count: found.length })}>
      <ul className={css.faults}>
        {found.slice(0, leftoversShown).map((at) => (
          <li key={at}>
            <LinkButton underlined className="t13" onClick={() => goTo(at)}>
              {places.ofPointer(at, definition)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** The live check, with the very rules of `baigong programme check`: what it amounts to, and every fault. */
export function CheckPanel() {
  const { t } = useTranslation('office')
  const { check, faults, readOnly } = useEditor()
  const numbers = [
    [t('check.areas'), check.areas],
    [t('check.directions'), check.directions],
    [t('check.units'), check.recommendingUnits],
    [t('check.ceiling'), check.ceiling],
  ] as const
  return (
    <Sheet title={t('check.title')} note={t('check.note')}>
      <div className="stack">
        <dl className={css.numbers}>
          {numbers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value === null ? '—' : formatNumber(value)}</dd>
            </div>
          ))}
        </dl>
        {check.ceilingReason !== undefined && (
          <p className="muted t12">{check.ceilingReason.message}</p>
        )}
        {faults.length === 0 ? (
          <Note tone="good">{t(readOnly ? 'check.soundFixed' : 'check.sound')}</Note>
        ) : (
          <>
            <p className="bad t13" role="status">
              {t('check.faults', { count: faults.length })}
            </p>
            <ul className={css.faults}>
              {faults.slice(0, shownMost).map((fault) => (
                <FaultLine key={`${fault.at} ${fault.code}`} fault={fault} />
              ))}
            </ul>
            {faults.length > shownMost && (
              <p className="muted t12">{t('check.more', { count: faults.length - shownMost })}</p>
            )}
          </>
        )}
        {!readOnly && <Leftovers />}
      </div>
    </Sheet>
  )
}
