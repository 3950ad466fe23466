/** A draft, an offer for a space alone, one for an organisation by name, and one for the open market. */
import {
  commitOf,
  enteredCertificate,
  millingRow,
  previewOf,
  publishedOffer,
  writtenOffer,
} from '../../catalog/catalog.sample.ts'
import { samplePdf } from '../../files/samples.ts'
import { uploadedBy } from '../../parts/parts.sample.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'

export async function plantCatalog(c: Cast, closedSpace: string) {
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
