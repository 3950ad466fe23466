/** A part that is its organisation's alone, one for an organisation by name, and a file that may become a part. */
import { begunPart, sharedWith, uploadedBy } from '../../parts/parts.sample.ts'
import { sampleStep } from '../../../engines/parts/sample.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'

export async function plantParts(c: Cast) {
  const own = await begunPart(c.applicant, secrets.ownPart.text, sampleStep({ size: [5, 6, 7] }))
  await sharedWith(
    c.applicant,
    { ...own, note: secrets.ownPart.text },
    { spaces: [], organisations: [] },
  )
  const named = await begunPart(c.applicant, secrets.namedPart.text)
  await sharedWith(c.applicant, named, {
    spaces: [],
    organisations: [c.otherApplicant.org.id],
  })
  const partDrawing = await uploadedBy(c.applicant, '图.dxf', Buffer.from('0\nEOF\n'))
  const drawn = await c.applicant.post(`/api/parts/${own.id}/drawings`, { versionId: partDrawing })
  if (drawn.statusCode !== 200) throw new Error(drawn.body)
  const noted = await c.applicant.post(`/api/parts/revisions/${own.revision.id}/tolerances`, {
    ...{ faces: [], content: { kind: 'general', class: 'm' } },
  })
  if (noted.statusCode !== 200) throw new Error(noted.body)
  return {
    ownTolerance: noted.json().tolerances[0].id as string,
    partDrawing,
    ownPart: own.id,
    ownRevision: own.revision.id,
    namedPart: named.id,
    namedRevision: named.revision.id,
    partFile: await uploadedBy(c.applicant, '又一版.step', sampleStep({ size: [8, 6, 7] })),
  }
}
