/** Open data as a file, with its rows and digests in the head of the answer. */
import type {
  downloadSelected,
  downloadTitles,
} from '../../domain/programmes/selected.endpoints.ts'
import type { Input } from '../kernel/http/serve.ts'
import type { Reading } from '../kernel/work.ts'
import { openFile, titleFile } from './selected.open.ts'

const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }

const sendBy =
  (read: typeof openFile) =>
  async (
    work: Reading,
    { params, reply }: Input<typeof downloadSelected | typeof downloadTitles>,
  ): Promise<Record<string, never>> => {
    const { programmeId, format } = params
    const { name, text, rows, sha256, sm3 } = await read(work, programmeId, format)
    await reply
      .header('content-type', mediaTypes[format])
      .header('content-disposition', `attachment; filename="${name}.${format}"`)
      .header('x-row-count', String(rows))
      .header('x-content-sha256', sha256)
      .header('x-content-sm3', sm3)
      .send(text)
    return {}
  }

export const sendOpenFile = sendBy(openFile)
export const sendTitleFile = sendBy(titleFile)
