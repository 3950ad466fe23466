/** parts: what is asked at each of its doors. */
import { at, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'

export function partKnocks(s: Stage): Knocks {
  const content = { name: '改了名的零件', material: null, note: '' }
  const audience = { spaces: [], organisations: [] }
  return {
    'parts.part.list': { query: { text: '密标' } },
    'parts.part.open': at(s.ownPart),
    'parts.part.open · by name': at(s.namedPart),
    'parts.part.begin': { body: { versionId: s.partFile } },
    'parts.part.write': at(s.ownPart, { seen: 2, content, audience }),
    'parts.part.discard': at(s.ownPart, { seen: 2 }),
    'parts.revision.add': at(s.ownPart, { versionId: s.partFile, note: '又一版' }),
    'parts.analysis.read': at(s.ownRevision),
    'parts.analysis.read · by name': at(s.namedRevision),
    'parts.drawing.add': at(s.ownPart, { versionId: s.partFile }),
    'parts.drawing.remove': at(s.ownPart, { versionId: s.partDrawing }),
    'parts.revision.difference': { ...at(s.ownRevision), query: { from: '1' } },
    'parts.revision.difference · by name': { ...at(s.namedRevision), query: { from: '1' } },
    'parts.view.mesh': at(s.ownRevision),
    'parts.view.mesh · by name': at(s.namedRevision),
    'parts.view.picture': at(s.ownRevision),
    'parts.view.picture · by name': at(s.namedRevision),
    'parts.tolerance.note': at(s.ownRevision, {
      faces: [],
      content: { kind: 'general', class: 'm' },
    }),
    'parts.tolerance.note · by name': at(s.namedRevision, {
      faces: [],
      content: { kind: 'general', class: 'm' },
    }),
    'parts.tolerance.remove': at(s.ownRevision, { toleranceId: s.ownTolerance }),
    'parts.analysis.again': at(s.ownRevision),
  }
}
