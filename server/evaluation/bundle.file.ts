/** The archive of a bundle: one page that opens from disk, the documents beside it, and a list of both with digests. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bundleFormat, type Bundle } from '../../domain/evaluation/bundle.ts'
import type { downloadBundle } from '../../domain/evaluation/bundle.endpoints.ts'
import { evaluationEn } from '../../domain/evaluation/text.en.ts'
import { evaluationZh } from '../../domain/evaluation/text.zh.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { contentDisposition } from '../../domain/files/fileName.ts'
import { languageTags, type Language } from '../../domain/kernel/text.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { storageOf } from '../files/index.ts'
import { zipStream } from '../kernel/documents/zipStream.ts'
import { trace } from '../kernel/history/trace.ts'
import type { Input } from '../kernel/http/serve.ts'
import { Problem } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import type { Reading } from '../kernel/work.ts'
import { officeBundle, packedItem, readBundle } from './bundle.queries.ts'
import { isOpen, ownRowsOf, rowsOfExpert, type OwnRow } from './review.queries.ts'

const words = { zh: evaluationZh.bundleFile, en: evaluationEn.bundleFile } as const

const built = fileURLToPath(new URL('../../dist/offline/', import.meta.url))

/** The built script and style of the page. */
async function partsOfPage() {
  try {
    const [script, style] = await Promise.all(
      ['offline.js', 'offline.css'].map((name) => readFile(`${built}${name}`, 'utf8')),
    )
    return { script: script!, style: style! }
  } catch {
    throw new Problem(conflict('evaluation.bundle_page_missing'))
  }
}

/** Nothing may be fetched, whatever the page holds. */
const policy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:"

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function pageOf(
  bundle: Bundle,
  language: Language,
  parts: { script: string; style: string },
): string {
  const data = JSON.stringify(bundle).replaceAll('<', '\\u003c')
  // What would end the element for the parser says the same to the script.
  const script = parts.script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  return `<!doctype html>
<html lang="${languageTags[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(bundle.round)}</title>
<style>${parts.style.replaceAll('</style', '<\\/style')}</style>
</head>
<body>
<div id="root"></div>
<script type="application/json" id="bundle">${data}</script>
<script type="module">${script}</script>
</body>
</html>
`
}

/** As packed when it was made; where an item was changed or given to another since, a new one is needed. */
async function bundleOf(
  work: Reading,
  { kept, own }: { readonly kept: Kept; readonly own: readonly OwnRow[] },
  language: Language,
): Promise<Bundle> {
  const rows = new Map(own.map((row) => [row.id, row]))
  const items: Bundle['items'] = []
  for (const { assignmentId, digest } of kept.contents) {
    const row = rows.get(assignmentId)
    const item =
      row === undefined || !isOpen(row)
        ? undefined
        : await packedItem(work, row, words[language].folder)
    if (item?.digest !== digest) throw new Problem(conflict('evaluation.bundle_outdated'))
    trace(work, 'evaluation.bundle.download', row!.item_id)
    const { version: _version, ...packed } = item
    items.push(packed)
  }
  const first = rows.get(kept.contents[0]!.assignmentId)!
  return {
    ...{ format: bundleFormat, id: kept.id, round: kept.round, office: first.office ?? '' },
    ...{ expert: kept.expert, scoreBy: kept.score_by, madeAt: kept.brief.madeAt },
    ...{ rubric: first.rubric as Rubric, items, key: kept.point },
    signing: kept.signing,
  }
}

type Asked = Input<typeof downloadBundle>

const packedIds = ({ contents }: Kept) => contents.map(({ assignmentId }) => assignmentId)

/** To the expert whose it is. */
export async function sendBundle(work: Reading, asked: Asked): Promise<object> {
  const kept = await readBundle(work, asked.params.id)
  return send(work, { kept, own: await ownRowsOf(work, packedIds(kept)) }, asked)
}

/** To the office that made it for an expert. */
export async function sendOfficeBundle(work: Reading, asked: Asked): Promise<object> {
  const kept = await officeBundle(work, asked.params.id)
  return send(work, { kept, own: await rowsOfExpert(work, kept.round_id, kept.expert_id) }, asked)
}

type Kept = Awaited<ReturnType<typeof readBundle>>

async function send(
  work: Reading,
  packed: { readonly kept: Kept; readonly own: readonly OwnRow[] },
  { reply, request }: Asked,
): Promise<object> {
  const { language } = request.identity
  const say = words[language]
  const bundle = await bundleOf(work, packed, language)
  const page = Buffer.from(pageOf(bundle, language, await partsOfPage()))
  const documents = bundle.items.flatMap(({ files }) => files)
  const manifest = {
    ...{ format: bundle.format, id: bundle.id, madeAt: bundle.madeAt },
    items: bundle.items.map(({ assignmentId, seq, digest }) => ({ assignmentId, seq, digest })),
    files: [
      { path: say.page, bytes: page.length, sha256: sha256Of(page) },
      ...documents.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    ],
  }
  const storage = storageOf(work.host)
  const archive = zipStream(
    [
      { path: say.page, source: { bytes: page } },
      { path: say.readme, source: { bytes: Buffer.from(`\uFEFF${say.readmeText}`) } },
      { path: 'manifest.json', source: { bytes: Buffer.from(JSON.stringify(manifest, null, 1)) } },
      ...documents.map(({ path, sha256 }) => ({
        path,
        source: { open: () => storage.get(sha256) },
      })),
    ],
    bundle.madeAt,
  )
  // Who took what along is in the database before the first byte leaves.
  await work.host.traces.flush()
  void reply
    .type('application/zip')
    .header(
      'content-disposition',
      contentDisposition(`${say.name} ${bundle.round.replaceAll(/[\\/:*?"<>|]/g, ' ')}.zip`, false),
    )
    .header('cache-control', 'private, no-store')
  return archive
}
