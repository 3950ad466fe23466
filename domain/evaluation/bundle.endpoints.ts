/** 离线评审: a bundle to take where there is no network, and what comes back from it. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, Nothing, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { bundleItemsMax, returnBytes, ReturnedItem } from './bundle.ts'
import { SigningKey } from './bundleSignature.ts'

export const BundleRow = Type.Object({
  id: Id,
  roundId: Id,
  round: Type.String(),
  items: Type.Integer(),
  madeAt: Moment,
  returnedAt: nullable(Moment),
  /** Of the key that what comes back is signed with; null while the house knows none. */
  signingKey: nullable(Type.String()),
})

const encoded = Math.ceil(returnBytes / 3) * 4
const Returned = Type.Object({
  /** The file in base64. */
  content: Type.String({ maxLength: encoded }),
})

export const BundleReturn = Type.Object({
  bundleId: Id,
  round: Type.String(),
  savedAt: Moment,
  /** As the page of the bundle showed it when the file was saved. */
  checkCode: Type.String(),
  /** Of the key that signed the file; null where its page could not sign yet. */
  signingKey: nullable(Type.String()),
  items: Type.Array(ReturnedItem),
})

export const listBundles = endpoint({
  name: 'evaluation.bundle.list',
  method: 'GET',
  path: '/api/evaluation/me/bundles',
  audience: 'signedIn',
  summary: { zh: '我的离线评审包', en: 'One’s bundles to review offline' },
  query: PageQuery,
  answer: Type.Object({
    ...pageOf(BundleRow).properties,
    /** Rounds of which a bundle can be made now. */
    rounds: Type.Array(
      Type.Object({ id: Id, title: Type.String(), office: Type.String(), items: Type.Integer() }),
    ),
  }),
})

export const makeBundle = endpoint({
  name: 'evaluation.bundle.make',
  method: 'POST',
  path: '/api/evaluation/me/bundles',
  audience: 'signedIn',
  summary: { zh: '制作离线评审包', en: 'Make a bundle to review offline' },
  /** `signing` is null where the browser cannot make keys: the page of the bundle makes one then. */
  body: Type.Object({ roundId: Id, signing: nullable(SigningKey) }),
  ratePerMinute: 20,
  answer: BundleRow,
  problems: ['evaluation.bundle_empty', 'evaluation.signing_key_wrong'],
})

export const downloadBundle = endpoint({
  name: 'evaluation.bundle.download',
  method: 'GET',
  path: '/api/evaluation/me/bundles/:id/file',
  audience: 'signedIn',
  summary: { zh: '下载离线评审包（ZIP）', en: 'A bundle as an archive (ZIP)' },
  params: OneId,
  traced: true,
  raw: true,
  answer: Nothing,
  problems: ['evaluation.bundle_outdated', 'evaluation.bundle_page_missing'],
})

const manage = { permit: 'evaluation.round.manage' } as const

export const makeBundleFor = endpoint({
  name: 'evaluation.bundle.makeFor',
  method: 'POST',
  path: '/api/evaluation/rounds/:id/bundles',
  audience: manage,
  summary: {
    zh: '为没有网络的专家制作离线评审包；只有专家本人能读回',
    en: 'Make a bundle for an expert who has no network; only the expert can read it back',
  },
  params: OneId,
  body: Type.Object({ expertId: Id }, { additionalProperties: false }),
  ratePerMinute: 60,
  answer: BundleRow,
  problems: ['evaluation.bundle_empty'],
})

export const downloadOfficeBundle = endpoint({
  name: 'evaluation.bundle.downloadFor',
  method: 'GET',
  path: '/api/evaluation/bundles/:id/file',
  audience: manage,
  summary: {
    zh: '下载为专家制作的离线评审包（ZIP）',
    en: 'A bundle that the office made for an expert, as an archive (ZIP)',
  },
  params: OneId,
  traced: true,
  raw: true,
  answer: Nothing,
  problems: ['evaluation.bundle_outdated', 'evaluation.bundle_page_missing'],
})

export const lookReturn = endpoint({
  name: 'evaluation.bundle.look',
  method: 'POST',
  path: '/api/evaluation/me/bundle-returns/preview',
  audience: 'signedIn',
  summary: {
    zh: '读回离线评审结果：先查看，不改动',
    en: 'Read what came back from a bundle: look first, nothing is changed',
  },
  secret: true,
  body: Returned,
  bodyBytes: encoded + 4096,
  ratePerMinute: 30,
  answer: BundleReturn,
  problems: [
    'evaluation.return_unreadable',
    'evaluation.return_not_yours',
    'evaluation.return_altered',
    'evaluation.return_not_signed',
    'evaluation.return_other_key',
    'evaluation.return_signature_wrong',
  ],
})

export const takeReturn = endpoint({
  name: 'evaluation.bundle.take',
  method: 'POST',
  path: '/api/evaluation/me/bundle-returns',
  audience: 'signedIn',
  summary: {
    zh: '采用离线评审结果，可同时提交已填完整的',
    en: 'Take over what came back; complete reviews can be handed in at once',
  },
  secret: true,
  body: Type.Object({
    ...Returned.properties,
    assignments: Type.Array(Id, { minItems: 1, maxItems: bundleItemsMax }),
    handIn: Type.Boolean(),
  }),
  bodyBytes: encoded + 65_536,
  ratePerMinute: 30,
  answer: BundleReturn,
  problems: [
    'evaluation.return_unreadable',
    'evaluation.return_not_yours',
    'evaluation.return_altered',
    'evaluation.return_not_signed',
    'evaluation.return_other_key',
    'evaluation.return_signature_wrong',
    'evaluation.return_item_changed',
    'evaluation.return_older',
  ],
})
