/** What the office that runs reviews holds when everybody knocks. */
import { makeServing } from '../../evaluation/samples.ts'
import { writing } from '../../kernel/work.ts'
import { systemActor } from '../../../domain/kernel/actor.ts'
import type { World } from '../world.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { must } from './stageHouse.ts'

export const expertWords = (email: string, name: string = secrets.expert.text) => ({
  name,
  title: '研究员',
  seniority: 'senior' as const,
  fields: [{ code: 'industrialPlatform', level: 3 }],
  region: '110000',
  employer: { code: '', name: '密标之外的研究院（演示）' },
  past: [],
  load: { min: 0, max: 20 },
  availability: [],
  email,
})

export const feeWords = {
  payee: '某某',
  bank: '示例银行',
  account: secrets.expertAccount.text,
  idNumber: '110101199003070011',
}

export async function plantEvaluation(w: World, c: Cast) {
  const office = c.programmeOfficer
  const path = '/api/evaluation/experts'
  const expert = (await must(office.post(path, expertWords(c.expert.email))))['id'] as string
  // The letter and its link are told of in the register's own test.
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, (work) =>
    makeServing(work, expert, c.expert.personId),
  )
  const own = `/api/evaluation/me/experts/${expert}`
  const load = { min: 0, max: 20 }
  await must(c.expert.put(own, { version: 1, availability: [], load, fee: feeWords }))
  const nominated = (await must(office.post(path, expertWords('nominee@demo.test', '被提名人'))))[
    'id'
  ] as string
  return { expert, nominated }
}
