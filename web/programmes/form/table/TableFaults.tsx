import { useTranslation } from '../../../kernel/words.ts'
import { readAddress } from '../../../../domain/programmes/form/address.ts'
import type { FormFault } from '../../../../domain/programmes/form/faults.ts'
import type { Entry } from '../../../../domain/programmes/form/outline.ts'
import { labelOf, sentenceOf } from '../../../../domain/programmes/form/sentence.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { FieldFault } from '../../../ui/Field.tsx'
import { isMissing } from '../checker.ts'
import { useFaultsIn, useFormDesk, useWords } from '../FormContext.ts'
import { useRepair } from '../useFault.ts'

const saidMost = 5

/** What is wrong in a table, below it: each line leads to its cell and offers the repair. */
export function TableFaults({
  entry,
  rowIds,
}: {
  readonly entry: Entry
  readonly rowIds: readonly string[]
}) {
  const { t } = useTranslation('programmes')
  const { store, checker, target } = useFormDesk()
  const { language } = useWords()
  const repairOf = useRepair()
  const faults = useFaultsIn(entry.at)
  const asked = checker.isAsked(entry.at)
  const wrong = faults.filter((fault) => !isMissing(fault))
  const cells = faults.filter((fault) => fault.code === 'programmes.form_cell_missing')
  const other = faults.filter((fault) => isMissing(fault) && !cells.includes(fault))
  const nameOf = ({ at }: FormFault) => {
    const { part } = readAddress(at) ?? {}
    const number = part === undefined ? -1 : rowIds.indexOf(part) + 1
    const label = labelOf(store.definition, at, language, number > 0 ? number : undefined)
    return label.split(' › ').slice(1).join(' › ')
  }
  return (
    <>
      {wrong.slice(0, saidMost).map((fault, index) => {
        const name = nameOf(fault)
        return (
          <FieldFault key={index} soft={fault.severity === 'soft'} repair={repairOf(fault)}>
            {name !== '' && (
              <>
                <LinkButton underlined onClick={() => target.go(fault.at)}>
                  {name}
                </LinkButton>{' '}
              </>
            )}
            {sentenceOf(store.definition, fault, language)}
          </FieldFault>
        )
      })}
      {wrong.length > saidMost && (
        <p className="second t13">{t('apply.rows.more', { count: wrong.length - saidMost })}</p>
      )}
      {asked &&
        other.map((fault, index) => (
          <FieldFault key={index}>{sentenceOf(store.definition, fault, language)}</FieldFault>
        ))}
      {asked && cells[0] !== undefined && (
        <FieldFault
          repair={{
            label: t('apply.rows.toFirst'),
            apply: () => target.go(cells[0]?.at ?? entry.at),
          }}
        >
          {t('apply.rows.cellsMissing', { count: cells.length })}
        </FieldFault>
      )}
    </>
  )
}
