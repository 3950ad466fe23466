import { useTranslation } from '../../kernel/words.ts'
import { directionName, directionOptions } from '../../../domain/programmes/directions.ts'
import { useFormat } from '../../kernel/format.ts'
import { Checkbox, CheckboxGrid } from '../../ui/Choices.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import type { AsksProps } from './Asks.tsx'
import css from './Eligibility.module.css'
import { YesNo } from './YesNo.tsx'

function DirectionsAsk({ definition, ask, change }: AsksProps) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const facts = { kind: ask.kind, size: ask.size }
  const options = directionOptions(definition, ask.directions, facts, language)
  const limit = definition.limits.directionsPerProject.value?.max
  return (
    <div id="ask-directions" className={css.wide}>
      <CheckboxGrid
        label={t('eligibility.directions')}
        options={definition.directions.map((direction, index) => ({
          value: direction.code,
          label: directionName(direction, language),
          ordinal: direction.code,
          disabled: options[index]?.verdict.ok === false && !options[index].chosen,
        }))}
        values={ask.directions}
        onChange={(directions) => change({ directions: [...directions] })}
        {...(limit === undefined ? {} : { most: limit })}
      />
    </div>
  )
}

/** The project: directions, funds, partners, priorities. */
export function ProjectAsks(props: AsksProps) {
  const { definition, ask, change } = props
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const funding = definition.exclusions.some((exclusion) => exclusion.on === 'centralFunding')
  const rule = definition.consortium.value
  return (
    <>
      {definition.directions.length > 0 && <DirectionsAsk {...props} />}
      {funding && (
        <YesNo
          id="ask-centralFunding"
          label={t('eligibility.funding')}
          value={ask.centralFunding}
          onChange={(centralFunding) => change({ centralFunding })}
        />
      )}
      {rule?.allowed !== false && (
        <div id="ask-consortium" className={css.wide}>
          <Checkbox
            label={t('eligibility.consortium')}
            checked={ask.consortium !== null}
            onChange={(on) => change({ consortium: on ? { members: 2 } : null })}
          />
          {ask.consortium !== null && (
            <NumberInput
              label={t('eligibility.consortiumMembers')}
              className={css.members ?? ''}
              value={ask.consortium.members}
              onChange={(members) =>
                members !== null &&
                members >= 2 &&
                members <= 100 &&
                change({ consortium: { members } })
              }
            />
          )}
        </div>
      )}
      {definition.priorities.map((priority) => (
        <YesNo
          key={priority.code}
          label={priority.text[language]}
          value={ask.priorities?.[priority.code] ?? null}
          onChange={(yes) => change({ priorities: { ...ask.priorities, [priority.code]: yes } })}
        />
      ))}
    </>
  )
}
