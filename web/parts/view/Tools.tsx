import { IconFocusCentered, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Choices.tsx'
import { Select } from '../../ui/Select.tsx'
import css from '../Parts.module.css'
import type { Axis, PartScene } from './scene.ts'
import type { Side } from './stage.ts'

const sides: readonly Side[] = ['home', 'front', 'back', 'left', 'right', 'top', 'bottom']

type Props = { readonly scene: PartScene }

function Slider({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  return (
    <label className={css.slider}>
      <span className="t13">{label}</span>
      <input
        type="range"
        min={0}
        max={100}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </label>
  )
}

function Cutting({ scene }: Props) {
  const { t } = useTranslation('parts')
  const [axis, setAxis] = useState<Axis | 'none'>('none')
  const [share, setShare] = useState(50)
  const put = (next: Axis | 'none', at: number) => {
    setAxis(next)
    setShare(at)
    scene.cut(next === 'none' ? null : { axis: next, share: at / 100 })
  }
  return (
    <>
      <div className={css.tool}>
        <Select
          label={t('view.cut')}
          options={[
            { value: 'none', label: t('view.cutNone') },
            ...(['x', 'y', 'z'] as const).map((value) => ({
              value,
              label: t('view.cutAlong', { axis: value.toUpperCase() }),
            })),
          ]}
          value={axis}
          onChange={(next: Axis | 'none') => put(next, share)}
        />
      </div>
      {axis !== 'none' && (
        <Slider label={t('view.cutAt')} value={share} onChange={(at) => put(axis, at)} />
      )}
    </>
  )
}

/** From where it is looked at, how near, where it is cut, how far it is taken apart. */
export function Tools({ scene }: Props) {
  const { t } = useTranslation('parts')
  const [spread, setSpread] = useState(0)
  return (
    <div className={css.tools} role="group" aria-label={t('view.tools')}>
      <div className={css.sides}>
        <Segments
          label={t('view.sides')}
          options={sides.map((value) => ({ value, label: t(`view.side.${value}`) }))}
          value={null}
          onChange={scene.from}
        />
        <span className="row">
          <IconButton icon={IconZoomIn} label={t('view.zoomIn')} onClick={() => scene.zoom(1.25)} />
          <IconButton
            icon={IconZoomOut}
            label={t('view.zoomOut')}
            onClick={() => scene.zoom(0.8)}
          />
          <IconButton icon={IconFocusCentered} label={t('view.fit')} onClick={scene.fit} />
        </span>
      </div>
      <Cutting scene={scene} />
      {scene.many && (
        <Slider
          label={t('view.explode')}
          value={spread}
          onChange={(next) => {
            setSpread(next)
            scene.explode(next / 50)
          }}
        />
      )}
    </div>
  )
}
