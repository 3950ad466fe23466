/** What tests, journeys and the matrix of leaks need of parts: an upload, and a part of it. */
import type { FullPart } from '../../domain/parts/part.endpoints.ts'
import { sampleStep, type SampleBlock } from '../../engines/parts/sample.ts'
import type { Caller } from '../testing/world.ts'

async function must<T>(
  answer: Promise<{ statusCode: number; body: string; json: () => unknown }>,
): Promise<T> {
  const { statusCode, body, json } = await answer
  if (statusCode !== 200) throw new Error(body)
  return json() as T
}

/** A block with a through hole and a deep blind one, in closed form. */
export const block = {
  size: [60, 40, 20],
  holes: [
    { x: 20, y: 20, radius: 5, depth: 20 },
    { x: 45, y: 20, radius: 1, depth: 15 },
  ],
} as const

/** Its file, or that of another block. */
export const stepOf = (one: SampleBlock): Uint8Array => sampleStep(one)

/** The version of a file that was sent whole. */
export async function uploadedBy(who: Caller, name: string, bytes: Uint8Array): Promise<string> {
  type Made = { readonly id: string }
  const { id } = await must<Made>(who.post('/api/files/uploads', { name, bytes: bytes.length }))
  await must(
    who.inject({
      method: 'PATCH',
      url: `/api/files/uploads/${id}`,
      payload: Buffer.from(bytes),
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    }),
  )
  return (await must<Made>(who.post(`/api/files/uploads/${id}/finish`))).id
}

export const beginOf = (who: Caller, body: object) => who.post('/api/parts', body)

export async function begunPart(
  who: Caller,
  name: string,
  bytes: Uint8Array = sampleStep(block),
): Promise<FullPart> {
  const versionId = await uploadedBy(who, `${name}.step`, bytes)
  return must(beginOf(who, { versionId }))
}

/** Shared with the spaces and organisations named. */
export const sharedWith = (
  who: Caller,
  { id, version, name, material, note }: FullPart,
  audience: { readonly spaces: readonly string[]; readonly organisations: readonly string[] },
): Promise<FullPart> =>
  must(who.put(`/api/parts/${id}`, { seen: version, content: { name, material, note }, audience }))
