/** A track with a platform that posts, before anybody knocks. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { evidenceText } from '../../../domain/indicators/evidence.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { must } from './stageHouse.ts'

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString()

export async function plantIndicators(c: Cast) {
  const made = await must(
    c.applicant.post('/api/indicators/tracks', {
      title: secrets.track.text,
      listId: 'operating',
      fromDay: '2019-01-01',
      untilDay: '2020-12-31',
      goals: [{ indicator: 'orgs', baseline: '100', target: '300' }],
      officeOrgId: c.orgs.province.id,
    }),
  )
  const track = made['id'] as string
  const [own, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')]
  const source = await must(
    c.applicant.post(`/api/indicators/tracks/${track}/sources`, {
      name: '平台运营后台',
      publicKeyPem: pemOf(own.publicKey),
    }),
  )
  const post = {
    indicator: 'orgs',
    period: '2019Q2',
    amount: '121',
    sourceSystem: '运营库',
    rowCount: 121,
    rowsSha256: 'a'.repeat(64),
  }
  const signature = sign(null, Buffer.from(evidenceText(track, post)), own.privateKey)
  const evidence = {
    post,
    keyId: source['keyId'] as string,
    signature: signature.toString('base64url'),
  }
  return {
    track,
    source: source['id'] as string,
    otherSourceKey: pemOf(other.publicKey),
    evidence,
  }
}
