import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { Area, Direction, ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { useFormat } from '../../kernel/format.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Origin } from '../Origin.tsx'
import css from './Call.module.css'
import { Part } from './Part.tsx'

type Opening = {
  readonly opened: ReadonlySet<string>
  readonly turn: (code: string) => void
}

function DirectionLine({ direction, opened, turn }: Opening & { readonly direction: Direction }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const { code, name, explanation, naturalApplicants } = direction
  const open = opened.has(code)
  const id = `direction-${code}`
  const title = name.value?.[language] ?? t('call.directions.unnamed', { code })
  const named = naturalApplicants.value?.map((entry) => entry.text[language]) ?? []
  return (
    <li className={css.direction}>
      <span className={css.number}>{code}</span>
      <div>
        <h4>
          {/* Controls are not printed, the name is. */}
          <span className={css.printed} aria-hidden="true">
            {title}
          </span>
          <button
            type="button"
            className={css.turn}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => turn(code)}
          >
            <span>{title}</span>
            <Icon of={open ? IconChevronDown : IconChevronRight} />
          </button>
        </h4>
        {named.length > 0 && (
          <p className={css.named}>
            {t('call.directions.named')} {named.join(language === 'zh' ? '、' : '; ')}
          </p>
        )}
        {/* Folded text stays in the page: it is printed whole. */}
        <div id={id} className={classes(css.explanation, !open && css.folded)}>
          <p>
            {explanation.value?.[language] ?? t('call.directions.unexplained')}{' '}
            <Origin of={explanation} />
          </p>
        </div>
      </div>
    </li>
  )
}

function AreaBlock({
  area,
  directions,
  ...opening
}: Opening & { readonly area: Area | null; readonly directions: readonly Direction[] }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const title = area?.name.value?.[language] ?? t('call.directions.noArea')
  return (
    <div className={css.area}>
      <div className={css.areaName}>
        <h3>{title}</h3>
        {area?.aim.value != null && (
          <p>
            {area.aim.value[language]} <Origin of={area.aim} />
          </p>
        )}
      </div>
      <ul>
        {directions.map((direction) => (
          <DirectionLine key={direction.code} direction={direction} {...opening} />
        ))}
      </ul>
    </div>
  )
}

/** Areas at the left, their directions at the right with what the notice says of each, unfolded on demand. */
export function Directions({ definition }: { readonly definition: ProgrammeDefinition }) {
  const { t } = useTranslation('calls')
  const { areas, directions } = definition
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const turn = (code: string) => {
    const next = new Set(opened)
    if (!next.delete(code)) next.add(code)
    setOpened(next)
  }
  if (directions.length === 0) {
    return (
      <Part id="directions" title={t('call.directions.title')} empty={t('call.directions.none')} />
    )
  }
  const all = opened.size === directions.length
  const homeless = directions.filter((direction) => direction.area === null)
  return (
    <Part
      id="directions"
      title={t('call.directions.title')}
      note={t('call.directions.note')}
      end={
        <LinkButton
          onClick={() => setOpened(new Set(all ? [] : directions.map(({ code }) => code)))}
        >
          {t(all ? 'call.directions.closeAll' : 'call.directions.openAll')}
        </LinkButton>
      }
    >
      <div className={css.areas}>
        {areas.map((area) => {
          const own = directions.filter((direction) => direction.area === area.code)
          if (own.length === 0) return null
          return (
            <AreaBlock key={area.code} area={area} directions={own} opened={opened} turn={turn} />
          )
        })}
        {homeless.length > 0 && (
          <AreaBlock area={null} directions={homeless} opened={opened} turn={turn} />
        )}
      </div>
    </Part>
  )
}
