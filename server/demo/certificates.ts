/** Certificates of the demo world's members: valid ones, one that ends soon, and one that is over. */
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import type { CertificateWish } from '../../domain/catalog/certificate.ts'
import { addCertificate, heldCertificates } from '../catalog/index.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { as, doing } from './act.ts'
import { ownersOf } from './offers.ts'
import { randomOf } from './random.ts'
import { inventedCertificates } from './world/certificates.ts'

const day = '2019-07-04'
const seed = 20_190_704

/** What whoever looks at the leading applicant's page sees. */
const leading: readonly CertificateWish[] = [
  {
    ...{ kind: 'iso9001', name: '', number: 'YS-QM-20170912', issuer: '衡准认证中心（演示）' },
    ...{ scope: '减速机及传动部件的设计、制造', validFrom: '2017-09-12', validUntil: '2020-09-11' },
    scanId: null,
  },
  {
    ...{ kind: 'gjb9001c', name: '', number: 'YS-GJ-20160820', issuer: '北辰检验认证集团（演示）' },
    ...{ scope: '传动部件的制造', validFrom: '2016-08-20', validUntil: '2019-08-19' },
    scanId: null,
  },
  {
    ...{ kind: 'iso14001', name: '', number: 'YS-EM-20160520', issuer: '衡准认证中心（演示）' },
    ...{ scope: '减速机及传动部件的制造', validFrom: '2016-05-20', validUntil: '2019-05-19' },
    scanId: null,
  },
]

async function enter(work: Writing, actor: Actor, all: readonly CertificateWish[]): Promise<void> {
  for (const wish of all) await addCertificate(as(work, actor, day), wish)
}

/** All of them or, where this is cut off, none. */
export async function makeCertificates(host: Host): Promise<void> {
  await doing(host, systemActor, async (work) => {
    const [first, ...others] = await ownersOf(work)
    if ((await heldCertificates(work, first!.orgId!)).length > 0) return
    await enter(work, first!, leading)
    const random = randomOf(seed)
    for (const [at, actor] of others.entries()) {
      const said = inventedCertificates(900_000 + at, ['milling', 'metrology'], day, random)
      await enter(
        work,
        actor,
        said.map((one) => ({ ...one, scanId: null })),
      )
    }
  })
}
