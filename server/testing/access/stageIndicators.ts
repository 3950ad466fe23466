/** A track with a platform that posts, before anybody knocks. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { EvidencePost } from '../../../domain/indicators/value.ts'
import { evidenceText } from '../../../domain/indicators/evidence.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { must } from './stageHouse.ts'

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString()

const surveyHead = '单位名称,行业,行政区划,是否骨干,平台应用'

/** A survey with a figure that is public and one that is not, and a list that is being looked through. */
async function plantSurvey(c: Cast) {
  const definition = { counts: ['built', 'uses'], leadingOnly: true, industries: [] }
  const { id } = await must(
    c.programmeOfficer.post('/api/indicators/surveys', {
      title: '普及率调查（演示）',
      fromDay: '2019-01-01',
      untilDay: '2019-06-30',
      definition,
    }),
  )
  const survey = id as string
  const bring = async (rows: readonly string[]) => {
    const { batch } = await must(
      c.programmeOfficer.post(`/api/indicators/surveys/${survey}/batches`, {
        fileName: '名单.csv',
        content: Buffer.from([surveyHead, ...rows].join('\r\n')).toString('base64'),
      }),
    )
    return batch.id as string
  }
  const rowOf = (name: string) => `${name},34,51,是,已建`
  const names = ['甲', '乙', '丙', '丁', '戊'].map((mark) => `${secrets.surveyed.text}${mark}`)
  const surveyCommitted = await bring(names.map(rowOf))
  await must(
    c.programmeOfficer.post(`/api/indicators/survey-batches/${surveyCommitted}/commit`, {}),
  )
  const surveyBatch = await bring([rowOf(`${secrets.surveyed.text}己`)])
  const { list } = await must(
    c.programmeOfficer.post(`/api/indicators/surveys/${survey}/figures`, {
      ...definition,
      counts: ['built'],
    }),
  )
  const [figure, otherFigure] = list.map((one: { id: string }) => one.id) as [string, string]
  await must(
    c.programmeOfficer.put(`/api/indicators/figures/${figure}/publication`, { public: true }),
  )
  return { survey, surveyBatch, surveyCommitted, figure, otherFigure }
}

type Posting = { readonly track: string; readonly keyId: string; readonly key: KeyObject }

/** A posted value, one of which a row was asked for, and one of which the row was given. */
async function plantSamples(c: Cast, { track, keyId, key }: Posting, post: EvidencePost) {
  const postOf = async (amount: string): Promise<string> => {
    const said = { ...post, amount }
    const signature = sign(null, Buffer.from(evidenceText(track, said)), key).toString('base64url')
    const body = { post: said, keyId, signature }
    const answer = await must(c.applicant.post(`/api/indicators/tracks/${track}/evidence`, body))
    return answer['id'] as string
  }
  const draw = async (amount: string) => {
    const path = `/api/indicators/values/${await postOf(amount)}/samples`
    const { id, rows } = await must(c.provincialOfficer.post(path, { size: 1 }))
    return { id: id as string, row: (rows as number[])[0]! }
  }
  const postedValue = await postOf('122')
  const [asked, answered] = [await draw('123'), await draw('124')]
  await must(
    c.applicant.post(`/api/indicators/samples/${answered.id}/answer`, {
      rows: [{ row: answered.row, text: secrets.sampled.text }],
    }),
  )
  return {
    postedValue,
    sample: asked.id,
    sampleRow: asked.row,
    sampleAnswered: answered.id,
    sampleAnsweredRow: answered.row,
  }
}

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
    ...(await plantSurvey(c)),
    ...(await plantSamples(c, { track, keyId: evidence.keyId, key: own.privateKey }, post)),
    track,
    source: source['id'] as string,
    otherSourceKey: pemOf(other.publicKey),
    evidence,
  }
}
