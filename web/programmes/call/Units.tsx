import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { ProgrammeDefinition, RecommendingUnit } from '../../../domain/programmes/programme.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { useMatcher } from '../../ui/pinyin.ts'
import { TextInput } from '../../ui/TextInput.tsx'
import { Origin } from '../Origin.tsx'
import css from './Call.module.css'
import { Part } from './Part.tsx'

function Unit({ unit }: { readonly unit: RecommendingUnit }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const { quota, members, name, authorityName } = unit
  const max = quota.value?.max
  return (
    <li>
      <span>
        {name[language]}
        {authorityName !== null && <span className="muted t12"> {authorityName}</span>}
      </span>
      <span className={css.quota}>
        {max === undefined && <Origin of={quota} />}
        {max !== undefined && (members === 'open' ? t('call.units.members', { max }) : max)}
        {max !== undefined && quota.source === 'example' && <Origin of={quota} />}
      </span>
    </li>
  )
}

/** The most that all quotas together allow, null where one is not known. */
function ceilingOf(units: readonly RecommendingUnit[]): number | null {
  const own = units.filter((unit) => unit.channel === 'issuer')
  if (own.some((unit) => unit.quota.value === null || unit.members === 'open')) return null
  return own.reduce((sum, unit) => sum + (unit.quota.value?.max ?? 0), 0)
}

/** All recommending units by kind with their places, found by name or pinyin. */
export function Units({ definition }: { readonly definition: ProgrammeDefinition }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const [text, setText] = useState('')
  const matcher = useMatcher(text)
  const { units, unitKinds } = definition
  const title = t('call.units.title')
  if (units.length === 0) return <Part id="units" title={title} empty={t('call.units.empty')} />
  const found =
    text.trim() === ''
      ? units
      : units.filter(({ name, code }) => matcher(`${name.zh} ${name.en} ${code}`))
  const ceiling = ceilingOf(units)
  const soft = units.some((unit) => unit.quota.value?.strength === 'inPrinciple')
  const independent = units.find((unit) => unit.quotaIndependent.note !== undefined)
  return (
    <Part id="units" title={title}>
      <p className="second">
        {t('call.units.count', { count: units.length })}
        {ceiling !== null &&
          t(soft ? 'call.units.totalSoft' : 'call.units.total', { total: formatNumber(ceiling) })}
        {language === 'zh' ? '。' : '. '}
        {independent?.quotaIndependent.note?.[language]}{' '}
        {independent !== undefined && <Origin of={independent.quotaIndependent} />}
      </p>
      <div className={css.find} data-print="no">
        <TextInput
          label={t('call.units.find')}
          help={t('call.units.findHelp')}
          type="search"
          value={text}
          onChange={setText}
        />
      </div>
      {found.length === 0 && <p className="second">{t('call.units.none', { text })}</p>}
      {unitKinds.map((kind) => {
        const own = found.filter((unit) => unit.kind === kind.code)
        if (own.length === 0) return null
        return (
          <div key={kind.code} className={css.block}>
            <h3>
              {kind.name[language]} <span className="muted t13">{own.length}</span>
            </h3>
            <ul className={css.units}>
              {own.map((unit) => (
                <Unit key={unit.code} unit={unit} />
              ))}
            </ul>
          </div>
        )
      })}
      {soft && <p className="muted t13">{t('call.units.soft')}</p>}
    </Part>
  )
}
