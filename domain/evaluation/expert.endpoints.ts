/** 专家库: the register of an organisation that runs reviews, and what an expert sees of oneself in it. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import {
  Day,
  exportsPerMinute,
  longPageOf,
  nullable,
  OneId,
  pageOf,
  PageQuery,
  wholeOf,
} from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import { ExpertInput, ExpertProfile, ExpertRow, expertStates } from './expert.ts'
import { FeeData } from './feeData.ts'

const manage = { permit: 'evaluation.expert.manage' } as const
const Reason = Type.String({ maxLength: 2000 })

const ExpertNarrowing = {
  state: Type.Optional(Type.Enum([...expertStates])),
  field: Type.Optional(Code),
  region: Type.Optional(Type.String({ maxLength: 6 })),
  text: Type.Optional(Type.String({ maxLength: 100 })),
}

export const listExperts = endpoint({
  name: 'evaluation.expert.list',
  method: 'GET',
  path: '/api/evaluation/experts',
  audience: manage,
  summary: { zh: '本单位的专家库', en: 'The experts in the register of one’s organisation' },
  query: Type.Object({ ...PageQuery.properties, ...ExpertNarrowing }),
  answer: longPageOf(ExpertRow),
})

export const exportExperts = endpoint({
  name: 'evaluation.expert.export',
  method: 'GET',
  path: '/api/evaluation/experts/snapshot',
  audience: manage,
  summary: {
    zh: '导出专家库：同一时刻符合条件的全部专家',
    en: 'The register to export: all experts that match, as they are at one moment',
  },
  query: Type.Object(ExpertNarrowing),
  answer: wholeOf(ExpertRow),
  ratePerMinute: exportsPerMinute,
  problems: ['kernel.export_too_large'],
})

export const readExpert = endpoint({
  name: 'evaluation.expert.read',
  method: 'GET',
  path: '/api/evaluation/experts/:id',
  audience: manage,
  summary: { zh: '一位专家', en: 'One expert' },
  params: OneId,
  answer: ExpertRow,
})

export const nominateExpert = endpoint({
  name: 'evaluation.expert.nominate',
  method: 'POST',
  path: '/api/evaluation/experts',
  audience: manage,
  summary: { zh: '提名专家', en: 'Nominate an expert' },
  body: ExpertInput,
  answer: ExpertRow,
  problems: ['evaluation.expert_listed_already'],
})

export const changeExpert = endpoint({
  name: 'evaluation.expert.change',
  method: 'PUT',
  path: '/api/evaluation/experts/:id',
  audience: manage,
  summary: { zh: '修改专家资料', en: 'Change what is kept of an expert' },
  params: OneId,
  body: Type.Object({ version: Type.Integer(), profile: ExpertInput }),
  answer: ExpertRow,
  problems: ['evaluation.changed_meanwhile', 'evaluation.expert_listed_already'],
})

export const approveExpert = endpoint({
  name: 'evaluation.expert.approve',
  method: 'POST',
  path: '/api/evaluation/experts/:id/approve',
  audience: manage,
  summary: { zh: '专家入库（由提名人以外的人办理）', en: 'Admit a nominated expert; by another' },
  params: OneId,
  answer: ExpertRow,
  problems: ['evaluation.second_person_needed', 'evaluation.expert_incomplete'],
})

export const stepExpert = endpoint({
  name: 'evaluation.expert.step',
  method: 'POST',
  path: '/api/evaluation/experts/:id/steps',
  audience: manage,
  summary: { zh: '暂停、恢复或出库', en: 'Suspend, reinstate or retire an expert' },
  params: OneId,
  body: Type.Object({ verb: Type.Enum(['suspend', 'reinstate', 'retire']), reason: Reason }),
  answer: ExpertRow,
  problems: ['evaluation.reason_too_short', 'evaluation.expert_cannot_step'],
})

export const inviteExpert = endpoint({
  name: 'evaluation.expert.invite',
  method: 'POST',
  path: '/api/evaluation/experts/:id/invitation',
  audience: manage,
  summary: { zh: '邀请专家开通账号', en: 'Invite an expert to an account' },
  params: OneId,
  answer: ExpertRow,
  problems: ['evaluation.expert_linked_already', 'people.invitation_is_open'],
})

export const revealExpert = endpoint({
  name: 'evaluation.expert.reveal',
  method: 'GET',
  path: '/api/evaluation/experts/:id/personal',
  audience: { permit: 'evaluation.expert.reveal' },
  summary: {
    zh: '专家的收款信息（查看留痕）',
    en: 'How an expert is paid; reading leaves a trace',
  },
  params: OneId,
  traced: true,
  answer: Type.Partial(FeeData),
})

const OwnExpert = Type.Object({
  id: OneId.properties.id,
  office: Type.String(),
  state: Type.Enum([...expertStates]),
  version: Type.Integer(),
  profile: ExpertInput,
  commitment: ExpertProfile.properties.commitment,
  /** Masked; absent where nothing is kept. */
  fee: Type.Partial(
    Type.Object({
      payee: Type.String(),
      bank: Type.String(),
      account: Type.String(),
      idNumber: Type.String(),
    }),
  ),
})

export const listOwnExperts = endpoint({
  name: 'evaluation.expert.mine',
  method: 'GET',
  path: '/api/evaluation/me/experts',
  audience: 'signedIn',
  summary: { zh: '我的专家资料', en: 'Oneself as an expert, by office' },
  query: PageQuery,
  answer: pageOf(OwnExpert),
})

export const mendOwnExpert = endpoint({
  name: 'evaluation.expert.mend',
  method: 'PUT',
  path: '/api/evaluation/me/experts/:id',
  audience: 'signedIn',
  summary: {
    zh: '更新本人可参加时段、件数和收款信息',
    en: 'Change one’s own availability, load and payment details',
  },
  params: OneId,
  secret: true,
  body: Type.Object({
    version: Type.Integer(),
    availability: Type.Array(Type.Object({ from: Day, to: Day }), { maxItems: 50 }),
    load: ExpertProfile.properties.load,
    /** Absent: as it is. Null: forgotten. */
    fee: Type.Optional(nullable(FeeData)),
  }),
  answer: OwnExpert,
  problems: ['evaluation.changed_meanwhile', 'evaluation.expert_load_reversed'],
})

export const commitExpert = endpoint({
  name: 'evaluation.expert.commit',
  method: 'POST',
  path: '/api/evaluation/me/experts/:id/commitment',
  audience: 'signedIn',
  summary: { zh: '签署保密承诺', en: 'Accept the confidentiality commitment' },
  params: OneId,
  body: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
  answer: OwnExpert,
  problems: ['evaluation.commitment_outdated'],
})
