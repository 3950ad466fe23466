import { useTranslation } from '../kernel/words.ts'
import { downloadVersion } from '../../domain/files/version.endpoints.ts'
import { materials } from '../../domain/parts/material.ts'
import { type FullPart, type Revision, writePart } from '../../domain/parts/part.endpoints.ts'
import { massOf, mayWritePart } from '../../domain/parts/part.ts'
import { actorOf } from '../kernel/actor.ts'
import { formatBytes, useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { Facts, Figures, type NamedValue } from '../ui/Figures.tsx'
import { OutLink } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import { areaSaid, boxSaid, massSaid, volumeSaid } from './numbers.ts'
import { renews } from './renews.ts'
import { FindingCounts, StateTag } from './Tags.tsx'
import { useAnalysis } from './useAnalysis.ts'

function MaterialField({ part }: { readonly part: FullPart }) {
  const { t } = useTranslation('parts')
  const { language } = useFormat()
  const actor = actorOf(useMe())
  const write = useAct(writePart, { renews })
  const { id, name, note, material, audience, version } = part
  if (audience === null || !mayWritePart(actor, part).ok) return null
  const options = materials.map((one) => ({
    value: one.code,
    label: one[language],
    keywords: `${one.zh} ${one.en}`,
  }))
  return (
    <>
      <Combobox
        label={t('material')}
        options={options}
        value={material}
        placeholder={t('facts.noMaterial')}
        onChange={(code) =>
          write.mutate({
            params: { id },
            body: { seen: version, content: { name, note, material: code }, audience },
          })
        }
      />
      {write.error !== null && <ErrorState problem={write.error.problem} />}
    </>
  )
}

/** What the analysis measured; of what is refused, what there is. */
function useMeasured(revision: Revision): NamedValue[] {
  const { t } = useTranslation('parts')
  const { data } = useAnalysis(revision, null)
  const analysis = data?.analysis ?? null
  if (analysis === null || (analysis.bbox_mm === null && analysis.area_mm2 === null)) return []
  const { bbox_mm: box, volume_mm3: volume, area_mm2: area, units, schema, format } = analysis
  const faces = Object.values(analysis.faces).reduce((sum, count) => sum + count, 0)
  return [
    ...(volume === null && format !== 'dxf'
      ? [[t('facts.volume'), t('facts.noVolume')] as const]
      : []),
    ...(box === null && area !== null ? [[t('facts.area'), areaSaid(area)] as const] : []),
    ...(format === 'dxf' ? [] : [[t('facts.solids'), analysis.solids] as const]),
    ...(faces === 0 ? [] : [[t('facts.faces'), faces] as const]),
    ...(analysis.open_faces === 0 ? [] : [[t('facts.openFaces'), analysis.open_faces] as const]),
    [t('facts.units'), units.length === 0 ? t('facts.unitsNone') : units.join(', ')],
    [t('facts.format'), [format?.toUpperCase(), schema?.split(' ')[0]].filter(Boolean).join(' · ')],
  ]
}

/** The numbers that are asked for first, above the view. */
export function AtAGlance({
  part,
  revision,
}: {
  readonly part: FullPart
  readonly revision: Revision
}) {
  const { t } = useTranslation('parts')
  const { data } = useAnalysis(revision, null)
  const analysis = data?.analysis ?? null
  if (analysis === null || analysis.bbox_mm === null) return null
  const { bbox_mm: box, volume_mm3: volume, area_mm2: area } = analysis
  const mass = massOf(analysis, part.material)
  return (
    <Figures
      label={t('facts.title')}
      figures={[
        [t('facts.box'), boxSaid(box)],
        ...(volume === null ? [] : [[t('facts.volume'), volumeSaid(volume)] as const]),
        ...(area === null ? [] : [[t('facts.area'), areaSaid(area)] as const]),
        ...(mass === null ? [] : [[t('facts.mass'), massSaid(mass)] as const]),
      ]}
    />
  )
}

export function GeometrySheet({
  part,
  revision,
}: {
  readonly part: FullPart
  readonly revision: Revision
}) {
  const { t } = useTranslation('parts')
  const { analysis, versionId, fileName, bytes } = revision
  const measured = useMeasured(revision)
  const facts: readonly NamedValue[] = [
    [
      t('stateHead'),
      analysis.state === 'done' ? (
        <FindingCounts findings={analysis.findings} />
      ) : (
        <StateTag state={analysis.state} />
      ),
    ],
    ...measured,
    ...(part.own || part.material === null ? [] : [[t('material'), part.material] as const]),
  ]
  return (
    <Sheet title={t('facts.title')}>
      <div className="stack">
        <Facts facts={facts} />
        <MaterialField part={part} />
        <p className="t13">
          <OutLink href={downloadVersion.path.replace(':id', versionId)}>
            {t('facts.download', { name: fileName })}
          </OutLink>{' '}
          <span className="muted t12">{formatBytes(bytes)}</span>
        </p>
      </div>
    </Sheet>
  )
}
