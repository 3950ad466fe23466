/** What tests, journeys and the matrix of leaks need of offers. */
import type { CertificateWish } from '../../domain/catalog/certificate.ts'
import type { OfferContent } from '../../domain/catalog/offer.ts'
import { csvOf } from '../../domain/kernel/csv.ts'
import type { Audience } from '../../domain/spaces/audience.ts'
import type { Caller } from '../testing/world.ts'

export const millingContent: OfferContent = {
  title: '五轴加工中心对外承接',
  summary: '两班生产，首件三坐标全检。',
  region: '51',
  values: {
    maxPart: [800, 600, 500],
    axes: 5,
    materials: ['aluminium', 'stainless'],
    tolerance: 0.01,
  },
}

export const market: Audience = { market: true }

async function must(answer: Promise<{ statusCode: number; body: string; json: () => unknown }>) {
  const { statusCode, body, json } = await answer
  if (statusCode !== 200) throw new Error(body)
  return json() as { readonly id: string; readonly version: number }
}

export const beginOf = (who: Caller, kindId: string, title: string) =>
  who.post('/api/catalog/desk/offers', { kindId, title })

export const stepOf = (who: Caller, id: string, body: object) =>
  who.post(`/api/catalog/desk/offers/${id}/steps`, body)

export const writeOf = (who: Caller, id: string, body: object) =>
  who.put(`/api/catalog/desk/offers/${id}`, body)

/** A draft that is whole, for `audience`. */
export async function writtenOffer(
  who: Caller,
  change: Partial<OfferContent> = {},
  audience: Audience = market,
) {
  const content = { ...millingContent, ...change }
  const { id } = await must(beginOf(who, 'milling', content.title))
  return must(writeOf(who, id, { seen: 1, content, audience }))
}

/** The same, published. */
export async function publishedOffer(
  who: Caller,
  change: Partial<OfferContent> = {},
  audience: Audience = market,
) {
  const { id, version } = await writtenOffer(who, change, audience)
  return must(stepOf(who, id, { verb: 'publish', seen: version }))
}

export const certificateWish: CertificateWish = {
  ...{ kind: 'iatf16949', name: '', number: 'YS-2018-0417', issuer: '衡准认证中心（演示）' },
  ...{ scope: '铝合金机加工件的制造', validFrom: '2018-06-01', validUntil: '2021-05-31' },
  scanId: null,
}

export const certificates = '/api/catalog/desk/certificates'

export const enteredCertificate = (who: Caller, change: Partial<CertificateWish> = {}) =>
  must(who.post(certificates, { ...certificateWish, ...change }))

export const batches = '/api/catalog/desk/offer-batches'

type Cells = readonly (readonly string[])[]

/** A list of milling machines as a factory keeps it: its own number, title, size, tolerance, axes, materials. */
export const millingHead = ['编号', '名称', '加工范围（mm）', '公差（μm）', '轴数', '材料', '牌号']

export const millingRow = (code: string, title: string, change: readonly string[] = []) => [
  ...[
    code,
    title,
    ...['800×600×500', '10', '5', '铝合金、不锈钢', '7075-T6'].map(
      (usual, at) => change[at] ?? usual,
    ),
  ],
]

export const listOf = (rows: Cells, head: readonly string[] = millingHead) => ({
  kindId: 'milling',
  fileName: '设备清单（演示）.csv',
  content: Buffer.from(csvOf(head, rows)).toString('base64'),
})

export const previewOf = (who: Caller, rows: Cells, head?: readonly string[]) =>
  who.post(batches, listOf(rows, head))

export const commitOf = (who: Caller, id: string, body: object = {}) =>
  who.post(`${batches}/${id}/commit`, { publish: true, audience: market, ...body })
