/** A rate card with a rate that stands nowhere else, and an estimate that another organisation kept. */
import { askedBlock, cardInUse } from '../../price/price.sample.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'

export async function plantPrice(c: Cast) {
  await cardInUse(c.applicant, { rates: { machineHour: Number(secrets.cardRate.text) } })
  const asked = (await c.otherApplicant.post('/api/price/quotes', askedBlock)).json()
  const makerOrgId = c.applicant.org.id
  const maker = asked.makers.find(({ orgId }: { orgId: string }) => orgId === makerOrgId)
  const kept = await c.otherApplicant.post('/api/price/estimates', {
    ...askedBlock,
    ...{ makerOrgId, label: `${secrets.estimate.text}件`, netFen: maker.quote.netFen },
  })
  return { estimate: kept.json<{ id: string }>().id, pricedFen: maker.quote.netFen as number }
}
