import { IconArrowRight } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { EligibilityAnswer } from '../../../domain/programmes/eligibility.endpoints.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Tag } from '../../ui/Tag.tsx'
import css from './Eligibility.module.css'

type WayOf = EligibilityAnswer['ways'][number]

function Stops({ way, issuer }: { readonly way: WayOf; readonly issuer: string }) {
  const { t } = useTranslation('programmes')
  const names = [t('eligibility.wayStart'), ...way.stops.map(({ name }) => name), issuer]
  return (
    <span className={css.stops}>
      {names.map((name, index) => (
        <span key={index} className={css.stop}>
          {index > 0 && <Icon of={IconArrowRight} size={14} />}
          <span className={classes(index > 0 && index < names.length - 1 && css.unit)}>{name}</span>
        </span>
      ))}
    </span>
  )
}

/** To whom the file goes, stop by stop; a choice where more than one way is open. */
export function Way({
  answer,
  issuer,
  chosen,
  onChoose,
}: {
  readonly answer: EligibilityAnswer
  readonly issuer: string
  readonly chosen: string | undefined
  readonly onChoose: (key: string) => void
}) {
  const { t } = useTranslation('programmes')
  const name = useId()
  const { ways, ask } = answer
  const kinds = ['own', 'affiliation', 'throughParent'] as const
  if (ways.length === 0) {
    return (
      <p className="second t13">
        {t(ask === 'affiliation' ? 'eligibility.askAffiliation' : 'eligibility.wayNone')}
      </p>
    )
  }
  const at = chosen ?? ways[0]?.key
  return (
    <>
      {ask !== null && (
        <p className="care t13">
          {t(ask === 'division' ? 'eligibility.askDivision' : 'eligibility.askAffiliation')}
        </p>
      )}
      <ul className={css.ways}>
        {ways.map((way) => {
          const kind = kinds.find((one) => one === way.kind)
          return (
            <li key={way.key}>
              <label>
                {ways.length > 1 && (
                  <input
                    type="radio"
                    name={name}
                    checked={way.key === at}
                    onChange={() => onChoose(way.key)}
                  />
                )}
                <span>
                  <Stops way={way} issuer={issuer} />
                  <span className="muted t12">
                    {kind !== undefined && t(`eligibility.wayKind.${kind}`)}{' '}
                  </span>
                  {!way.settled && <Tag tone="care">{t('eligibility.wayOpen')}</Tag>}
                </span>
              </label>
            </li>
          )
        })}
      </ul>
    </>
  )
}
