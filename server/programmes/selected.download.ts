/** Open data as a file: the bytes that were digested when the list was published. */
import type { downloadSelected } from '../../domain/programmes/selected.endpoints.ts'
import type { Input } from '../kernel/http/serve.ts'
import type { Reading } from '../kernel/work.ts'
import { openFile } from './selected.queries.ts'

const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }

export async function sendOpenFile(
  work: Reading,
  { params, reply }: Input<typeof downloadSelected>,
): Promise<Record<string, never>> {
  const { text, rows, sha256, sm3 } = await openFile(work, params.programmeId, params.format)
  await reply
    .header('content-type', mediaTypes[params.format])
    .header('content-disposition', `attachment; filename="${params.programmeId}.${params.format}"`)
    .header('x-row-count', String(rows))
    .header('x-content-sha256', sha256)
    .header('x-content-sm3', sm3)
    .send(text)
  return {}
}
