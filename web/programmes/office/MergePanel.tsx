import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { ConflictPanel } from '../../kernel/form/ConflictPanel.tsx'
import { Note } from '../../ui/States.tsx'
import { usePlaces, useShort } from './places.ts'
import { placeKey, type ProgrammeDraft } from './useProgrammeDraft.ts'

/** Two officers changed one place: both versions beside each other, place by place, and a choice for each. */
export function MergePanel({ draft }: { readonly draft: ProgrammeDraft }) {
  const { t } = useTranslation('office')
  const places = usePlaces()
  const short = useShort()
  const [choices, setChoices] = useState<ReadonlyMap<string, 'mine' | 'theirs'>>(new Map())
  const { conflicts, conflictBy } = draft
  if (conflicts.length === 0) return null
  const choose = (key: string, side: 'mine' | 'theirs') => {
    const next = new Map(choices).set(key, side)
    setChoices(next)
    if (conflicts.every((one) => next.has(placeKey(one)))) {
      draft.settle(next)
      setChoices(new Map())
    }
  }
  const open = conflicts.filter((one) => !choices.has(placeKey(one)))
  return (
    <div className="stack">
      <Note tone="care" title={t('merge.title')}>
        {t('merge.text', { by: conflictBy ?? t('merge.somebody'), count: open.length })}
      </Note>
      {open.map((one) => (
        <ConflictPanel
          key={placeKey(one)}
          field={places.ofPath(one.path, draft.definition, one.theirs)}
          mine={{ text: short(one.mine) }}
          theirs={{ text: short(one.theirs), ...(conflictBy === null ? {} : { by: conflictBy }) }}
          onMine={() => choose(placeKey(one), 'mine')}
          onTheirs={() => choose(placeKey(one), 'theirs')}
        />
      ))}
    </div>
  )
}
