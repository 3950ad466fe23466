/** A draft, an offer for a space alone, one for an organisation by name, and one for the open market. */
import {
  commitOf,
  enteredCertificate,
  millingContent,
  millingRow,
  previewOf,
  publishedOffer,
  writtenOffer,
} from '../../catalog/catalog.sample.ts'
import { samplePdf } from '../../files/samples.ts'
import { uploadedBy } from '../../parts/parts.sample.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { must } from './stageHouse.ts'

/** Two that everybody sees, of which one field is for signers, and for those named; a third was recalled after it was seen. */
async function plantKept(c: Cast, agreementId: string) {
  const keep = (text: string, tier: 'agreed' | 'named') =>
    publishedOffer(c.applicant, {
      title: `有保密内容的铣削能力（${tier}）`,
      values: { ...millingContent.values, grades: [text] },
      tiers: { grades: tier },
    })
  const signed = await keep(secrets.signedGrade.text, 'agreed')
  const named = await keep(secrets.namedGrade.text, 'named')
  const of = (id: string) => `/api/spaces/confidence/catalog.offer/${id}`
  await must(c.applicant.post(`${of(named.id)}/namings`, { org: c.otherProvince.name }))
  const recalled = await keep('收回的牌号', 'agreed')
  const { version, text } = (
    await c.otherApplicant.get(`/api/spaces/agreements/${agreementId}`)
  ).json()
  const sign = { version, digest: text.digest }
  await must(c.otherApplicant.post(`/api/spaces/agreements/${agreementId}/signatures`, sign))
  await c.otherApplicant.get(`/api/catalog/offers/${recalled.id}`)
  const reason = `${secrets.recallReason.text}：样件评估已经结束。`
  const recall = { orgId: c.otherApplicant.org.id, reason }
  const { id } = await must(c.applicant.post(`${of(recalled.id)}/recalls`, recall))
  return {
    ...{ signedOffer: signed.id, gradesOffer: named.id, recalledOffer: recalled.id },
    recall: id as string,
  }
}

export async function plantCatalog(c: Cast, closedSpace: string, agreementId: string) {
  const said = (text: string) => ({ title: `${text}铣削`, summary: text })
  const draft = await writtenOffer(c.applicant, said(secrets.draftOffer.text))
  const shared = await publishedOffer(c.applicant, said(secrets.spaceOffer.text), {
    spaces: [closedSpace],
    organisations: [],
  })
  const named = await publishedOffer(c.applicant, said(secrets.namedOffer.text), {
    spaces: [],
    organisations: [c.otherApplicant.org.id],
  })
  const open = await publishedOffer(c.applicant, { title: '公开的铣削能力' })
  // What is certified is told to everybody; what its scan is called is not.
  const scanId = await uploadedBy(c.applicant, `${secrets.certificateScan.text}.pdf`, samplePdf(1))
  const certificate = await enteredCertificate(c.applicant, { scanId })
  const bring = async (code: string) => {
    const row = millingRow(code, `${secrets.draftOffer.text}清单`)
    return (await previewOf(c.applicant, [row])).json().batch.id as string
  }
  const offersTaken = await bring('密标-1')
  await commitOf(c.applicant, offersTaken, { publish: false })
  const kindDraft = 'balancing'
  const definition = { name: { zh: secrets.kindDraft.text, en: secrets.kindDraft.text } }
  await c.operator.put(`/api/catalog/console/kinds/${kindDraft}`, { seen: 0, definition })
  return {
    ...(await plantKept(c, agreementId)),
    kindDraft,
    certificate: certificate.id,
    offersTaken,
    offersSeen: await bring('密标-2'),
    draftOffer: draft.id,
    spaceOffer: shared.id,
    namedOffer: named.id,
    openOffer: open.id,
    offeringOrg: c.applicant.org.id,
  }
}
