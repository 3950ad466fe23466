/** What programs are told of spaces and their members. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'

const version = { verb: Type.String(), version: Type.Integer() }

export const spaceEvents = [
  published(
    'spaces.space.moved',
    '共享空间创建、修改、移交或关闭',
    'A space was founded, changed, handed over or closed',
    {
      ...ids('spaceId'),
      ...version,
    },
  ),
  published('spaces.member.changed', '共享空间成员变化', 'A membership in a space changed', {
    ...ids('spaceId', 'memberOrgId'),
    ...version,
    state: Type.String(),
  }),
  published(
    'spaces.agreement.kept',
    '保密协议文本有新版本',
    'A new version of an agreement on confidence was written',
    { ...ids('agreementId'), version: Type.Integer(), again: Type.Boolean() },
  ),
  published(
    'spaces.signature.moved',
    '保密协议签署、接受、不接受、终止或撤回',
    'An agreement on confidence was signed, or a signature accepted, refused, ended or withdrawn',
    { ...ids('signatureId', 'agreementId', 'signerOrgId'), ...version, state: Type.String() },
  ),
  published(
    'spaces.naming.added',
    '点名可以看到保密内容',
    'An organisation, or a person of it, was named to read what is kept to few',
    ids('thingId', 'namedOrgId'),
  ),
  published(
    'spaces.recall.made',
    '保密内容收回',
    'What is kept to few was recalled',
    ids('recallId', 'thingId'),
  ),
] as const
