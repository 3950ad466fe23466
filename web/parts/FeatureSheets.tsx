import { useTranslation } from '../kernel/words.ts'
import {
  type Feature,
  type Hole,
  type PartAnalysis,
  surfaceKinds,
} from '../../domain/parts/analysis.ts'
import {
  type FeatureGroup,
  groupFeatures,
  groupHoles,
  type HoleGroup,
} from '../../domain/parts/groups.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { LinkButton } from '../ui/Button.tsx'
import type { Choose } from './chosen.ts'
import { mm } from './numbers.ts'

/** Marks the faces of a row in the view. */
function useShowColumn<Row extends HoleGroup | FeatureGroup>(
  prefix: string,
  onChoose: Choose,
): Column<Row> {
  const { t } = useTranslation('parts')
  return {
    key: 'show',
    head: t('view.title'),
    renderCell: (row) =>
      row.faces.length === 0 ? (
        '—'
      ) : (
        <LinkButton
          underlined
          onClick={() => onChoose({ key: `${prefix} ${keyOf(row)}`, faces: row.faces })}
        >
          {t('view.show')}
        </LinkButton>
      ),
  }
}

function useHoleColumns(onChoose: Choose): readonly Column<HoleGroup>[] {
  const { t } = useTranslation('parts')
  const show = useShowColumn<HoleGroup>('hole', onChoose)
  const ends = ({ through, tip_deg: tip }: HoleGroup) => {
    if (through) return t('holes.through')
    const end = tip === null ? t('holes.flat') : t('holes.tip', { angle: mm(tip) })
    return `${t('holes.blind')}, ${end}`
  }
  const wider = ({ counterbore: bore, countersink: sink }: HoleGroup) => [
    ...(bore === null
      ? []
      : [t('holes.bore', { diameter: mm(bore.diameter_mm), depth: mm(bore.depth_mm) })]),
    ...(sink === null
      ? []
      : [t('holes.sink', { diameter: mm(sink.diameter_mm), angle: mm(sink.angle_deg) })]),
  ]
  return [
    {
      key: 'what',
      head: t('holes.what'),
      renderCell: (row) => (
        <>
          {t(`holes.kind.${row.kind}`)}
          <div className="second t12">{[ends(row), ...wider(row)].join(' · ')}</div>
        </>
      ),
    },
    {
      key: 'diameter',
      head: t('holes.diameter'),
      numeric: true,
      renderCell: ({ diameter_mm: size }) => mm(size),
    },
    {
      key: 'depth',
      head: t('holes.depth'),
      numeric: true,
      renderCell: ({ depth_mm: size }) => mm(size),
    },
    {
      key: 'count',
      head: t('holes.count'),
      numeric: true,
      renderCell: ({ count }) => count,
    },
    show,
  ]
}

const keyOf = (row: HoleGroup | FeatureGroup): string => row.faces.join(' ')

type Choosing = { readonly onChoose: Choose }

export function HolesSheet({ holes, onChoose }: Choosing & { readonly holes: readonly Hole[] }) {
  const { t } = useTranslation('parts')
  const columns = useHoleColumns(onChoose)
  return (
    <Sheet title={t('holes.title')} level={2} inside={holes.length > 0 ? 'none' : 'pad'}>
      {holes.length === 0 ? (
        <p className="muted">{t('holes.none')}</p>
      ) : (
        <Table label={t('holes.title')} columns={columns} rows={groupHoles(holes)} rowKey={keyOf} />
      )}
    </Sheet>
  )
}

/** Numbers of which the trade has a word; others are kept for programs. */
const saidSizes = [
  ...(['diameter_mm', 'length_mm', 'width_mm', 'depth_mm', 'height_mm', 'radius_mm'] as const),
  ...(['corner_radius_mm', 'thickness_mm', 'angle_deg', 'area_mm2', 'bends', 'count'] as const),
]

export function useSizesSaid(): (sizes: FeatureGroup['sizes']) => string {
  const { t } = useTranslation('parts')
  return (sizes) =>
    saidSizes
      .flatMap((name) => {
        const value = sizes[name]
        return value === undefined ? [] : [t(`featureSize.${name}`, { value: mm(value) })]
      })
      .join(' · ')
}

export function FeaturesSheet({
  features,
  onChoose,
}: Choosing & { readonly features: readonly Feature[] }) {
  const { t } = useTranslation('parts')
  const said = useSizesSaid()
  const show = useShowColumn<FeatureGroup>('feature', onChoose)
  const rows = groupFeatures(features)
  return (
    <Sheet title={t('features.title')} level={2} inside={rows.length > 0 ? 'none' : 'pad'}>
      {rows.length === 0 ? (
        <p className="muted">{t('features.none')}</p>
      ) : (
        <Table
          label={t('features.title')}
          columns={[
            {
              key: 'kind',
              head: t('features.kind'),
              renderCell: ({ kind }) => t(`feature.${kind}`),
            },
            {
              key: 'sizes',
              head: t('features.sizes'),
              renderCell: ({ sizes }) => said(sizes),
            },
            {
              key: 'count',
              head: t('features.count'),
              numeric: true,
              renderCell: ({ count }) => count,
            },
            show,
          ]}
          rows={rows}
          rowKey={(row) => `${row.kind} ${keyOf(row)}`}
        />
      )}
    </Sheet>
  )
}

export function SurfacesSheet({ faces }: Pick<PartAnalysis, 'faces'>) {
  const { t } = useTranslation('parts')
  const rows = surfaceKinds.filter((kind) => (faces[kind] ?? 0) > 0)
  return (
    <Sheet title={t('surface.title')} level={2} inside="none">
      <Table
        label={t('surface.title')}
        columns={[
          {
            key: 'kind',
            head: t('surface.kind'),
            renderCell: (kind) => t(`surface.${kind}`),
          },
          {
            key: 'count',
            head: t('surface.count'),
            numeric: true,
            renderCell: (kind) => faces[kind] ?? 0,
          },
        ]}
        rows={rows}
        rowKey={(kind) => kind}
      />
    </Sheet>
  )
}
