import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { listSaved, saveSearch } from '../../domain/market/saved.endpoints.ts'
import { savedNameMax, type SavedMode } from '../../domain/market/saved.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { useProblemText } from '../ui/reason.ts'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { writeFilters } from '../../domain/market/filters.ts'
import type { Market } from './address.ts'
import type { Condition } from './conditions.ts'
import css from './Market.module.css'

/** Following a search: one is told when something new is on offer for it. */
export function Follow({
  market,
  mode,
  conditions,
}: {
  readonly market: Market
  readonly mode: SavedMode
  readonly conditions: readonly Condition[]
}) {
  const { t } = useTranslation('market')
  const me = useMe()
  const say = useProblemText()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState<string | null>(null)
  const usual = conditions
    .map(({ value }) => value)
    .join(' ')
    .slice(0, savedNameMax)
  const act = useAct(saveSearch, {
    renews: [listSaved],
    onDone() {
      setOpen(false)
      setName(null)
      toast(t('follow.done'))
    },
  })
  if (me.person === null || conditions.length === 0) return null
  return (
    <details
      className={css.more}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('follow.open')}</summary>
      <form
        className={css.follow}
        onSubmit={(event) => {
          event.preventDefault()
          const query = writeFilters(market.filters)
          act.mutate({ body: { name: name ?? usual, mode, query } })
        }}
      >
        <TextInput
          label={t('follow.name')}
          help={t('follow.help')}
          most={savedNameMax}
          value={name ?? usual}
          onChange={setName}
          {...(act.error === null ? {} : { error: say(act.error.problem) })}
        />
        <div className={css.followActs}>
          <Button type="submit" busy={act.isPending}>
            {t('follow.act')}
          </Button>
          <Link to="/searches">{t('saved.title')}</Link>
        </div>
      </form>
    </details>
  )
}
