/** The sample application of a call, the same for everybody: as answers, and as a file to take along. */
import type { downloadSample } from '../../domain/programmes/guidance.endpoints.ts'
import { documentOf } from '../../domain/programmes/form/document.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { sampleApplication } from '../../domain/programmes/form/sample.ts'
import { visibleAnswers } from '../../domain/programmes/form/visible.ts'
import { programmePackageEn as en } from '../../domain/programmes/text.package.en.ts'
import { programmePackageZh as zh } from '../../domain/programmes/text.package.zh.ts'
import { wordFile } from '../kernel/documents/word.ts'
import type { Host } from '../kernel/host.ts'
import type { Input } from '../kernel/http/serve.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { applicationPaper } from './documents/application.ts'
import { longDay } from './documents/frame.ts'
import { nameOfCode } from './document.names.ts'
import { publishedOf, type Programme } from './programme.queries.ts'

const writtenOn = '2019-07-01'
const made = `${writtenOn}T00:00:00.000Z`

const given = {
  applicant: { zh: zh.sample.applicant, en: en.sample.applicant },
  recommendingUnit: { zh: zh.sample.unit, en: en.sample.unit },
}

function sampleOf(form: FormDefinition) {
  return sampleApplication(form, `sample of ${form.id}`, {
    today: writtenOn,
    unitName: zh.sample.applicant,
  })
}

export async function readSample(work: Reading, programmeId: string) {
  const { form } = await publishedOf(work, programmeId)
  const { answers, context } = sampleOf(form)
  return {
    directions: [...context.directions],
    answers: answers as Record<string, unknown>,
    given: { ...given, date: writtenOn },
  }
}

/** The example says on every page that it is one. */
function samplePaper({ form, definition }: Programme) {
  const sample = sampleOf(form)
  const { answers } = visibleAnswers(form, sample.answers, { audience: 'applicant' })
  const document = documentOf(form, answers, {
    language: 'zh',
    context: { ...sample.context, nameOfCode },
    given: {
      programme: definition.title.zh,
      applicant: given.applicant.zh,
      recommendingUnit: given.recommendingUnit.zh,
      date: longDay(writtenOn),
    },
  })
  return applicationPaper({ document, files: {}, versionDigest: null, banner: zh.sample.banner })
}

type Format = 'docx' | 'pdf'

async function bytesOfSample(host: Host, programme: Programme, format: Format): Promise<Buffer> {
  const paper = samplePaper(programme)
  if (format === 'docx') return Buffer.from(await wordFile(paper, made))
  const set = await host.typesetter.typeset(paper)
  if (!set.ok) throw new Problem(set)
  return Buffer.from(set.pdf)
}

/** One example a form and format is made once; whoever asks meanwhile waits for the same. */
const kept = new WeakMap<Host, Map<string, Promise<Buffer>>>()

function sampleBytes(host: Host, programme: Programme, format: Format): Promise<Buffer> {
  const ofHost = kept.get(host) ?? new Map<string, Promise<Buffer>>()
  kept.set(host, ofHost)
  const key = `${programme.definitionDigest} ${programme.formDigest} ${format}`
  const known = ofHost.get(key)
  if (known !== undefined) return known
  const making = bytesOfSample(host, programme, format)
  ofHost.set(key, making)
  making.catch(() => ofHost.delete(key))
  return making
}

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

export async function sendSample(
  work: Reading,
  { params, reply }: Input<typeof downloadSample>,
): Promise<Buffer> {
  const programme = await publishedOf(work, params.programmeId)
  const bytes = await sampleBytes(work.host, programme, params.format)
  void reply
    .type(types[params.format])
    .header('content-disposition', `attachment; filename="sample.${params.format}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'public, max-age=300')
  return bytes
}
