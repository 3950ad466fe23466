/** Telling programs of organisations what happens: subscriptions, deliveries, the catalogue. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, longPageOf, Moment, Nothing, nullable, OneId, PageQuery } from '../kernel/shapes.ts'
import { Delivery, deliveryStates, OpenDelivery, replayMost } from './delivery.ts'
import { manageSubscriptions, Subscription, SubscriptionWish } from './subscription.ts'

const audience = { permit: manageSubscriptions } as const
const path = '/api/webhooks/subscriptions'
const wishProblems = [
  'webhooks.address_wrong',
  'webhooks.address_plain',
  'webhooks.address_loopback',
  'webhooks.address_demo',
  'webhooks.kind_unknown',
] as const
const Secret = Type.String({ description: 'whsec_ and 32 bytes in base64; shown once' })

export const listEvents = endpoint({
  name: 'webhooks.event.list',
  method: 'GET',
  path: '/api/webhooks/events',
  audience: 'public',
  summary: {
    zh: '可以订阅的事件及其内容',
    en: 'The events that can be subscribed to, and what is said of each',
  },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        name: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        /** JSON Schema of `data`. */
        data: Type.Unknown(),
      }),
    ),
  }),
})

export const readSigning = endpoint({
  name: 'webhooks.signing.read',
  method: 'GET',
  path: '/api/webhooks/signing',
  audience: 'public',
  summary: {
    zh: '本平台签名用的公钥',
    en: 'Public keys with which this instance signs',
  },
  answer: Type.Object({
    /** As `v1a` of Standard Webhooks writes it: whpk_ and the key in base64. */
    ed25519: Type.String(),
    keyId: Type.String(),
    publicKeyPem: Type.String(),
    /** Null where the operator does not want signatures by SM2, and before the first. */
    sm2: nullable(Type.Object({ keyId: Type.String(), publicKeyPem: Type.String() })),
    /** Every key that ever signed, of each algorithm first to last; one signs until the next begins. */
    keys: Type.Array(
      Type.Object({
        algorithm: Type.Enum(['ed25519', 'sm2']),
        keyId: Type.String(),
        publicKeyPem: Type.String(),
        beganAt: Moment,
        /** The last seal that it did not sign. */
        afterSeal: Type.Integer(),
        /** Why it followed another; null where it began by itself. */
        reason: nullable(Type.String()),
      }),
    ),
  }),
})

export const listSubscriptions = endpoint({
  name: 'webhooks.subscription.list',
  method: 'GET',
  path,
  audience,
  summary: { zh: '本单位的事件订阅', en: 'Subscriptions of my organisation' },
  answer: Type.Object({ rows: Type.Array(Subscription) }),
})

export const addSubscription = endpoint({
  name: 'webhooks.subscription.add',
  method: 'POST',
  secret: true,
  path,
  audience,
  summary: {
    zh: '登记接收地址，密钥只显示一次',
    en: 'Register a receiving address; its secret is shown once',
  },
  body: SubscriptionWish,
  answer: Type.Object({ secret: Secret, subscription: Subscription }),
  problems: [...wishProblems, 'webhooks.too_many'],
})

export const changeSubscription = endpoint({
  name: 'webhooks.subscription.change',
  method: 'PUT',
  path: `${path}/:id`,
  audience,
  summary: { zh: '修改订阅', en: 'Change a subscription' },
  params: OneId,
  body: Type.Object({ seen: Type.Integer({ minimum: 1 }), wish: SubscriptionWish }),
  answer: Subscription,
  problems: [...wishProblems, 'webhooks.moved_on'],
})

export const removeSubscription = endpoint({
  name: 'webhooks.subscription.remove',
  method: 'DELETE',
  path: `${path}/:id`,
  audience,
  summary: { zh: '移除订阅及其记录', en: 'Remove a subscription with its log' },
  params: OneId,
  answer: Nothing,
})

export const rotateSecret = endpoint({
  name: 'webhooks.subscription.rotateSecret',
  method: 'POST',
  secret: true,
  path: `${path}/:id/secret`,
  audience,
  summary: {
    zh: '更换密钥，原密钥一天内仍有效',
    en: 'Make a new secret; the one before holds for another day',
  },
  params: OneId,
  answer: Type.Object({ secret: Secret, subscription: Subscription }),
})

export const pauseSubscription = endpoint({
  name: 'webhooks.subscription.pause',
  method: 'POST',
  path: `${path}/:id/pause`,
  audience,
  summary: {
    zh: '暂停推送，事件留待恢复后发送',
    en: 'Pause; events wait until it is resumed',
  },
  params: OneId,
  answer: Subscription,
  problems: ['webhooks.paused_already'],
})

export const resumeSubscription = endpoint({
  name: 'webhooks.subscription.resume',
  method: 'POST',
  path: `${path}/:id/resume`,
  audience,
  summary: { zh: '恢复推送', en: 'Resume' },
  params: OneId,
  answer: Subscription,
  problems: ['webhooks.active_already'],
})

export const testSubscription = endpoint({
  name: 'webhooks.subscription.test',
  method: 'POST',
  ratePerMinute: 30,
  path: `${path}/:id/test`,
  audience,
  summary: { zh: '发送测试事件', en: 'Send an event to test' },
  params: OneId,
  answer: Type.Object({ deliveryId: Id }),
})

export const listDeliveries = endpoint({
  name: 'webhooks.delivery.list',
  method: 'GET',
  path: '/api/webhooks/deliveries',
  audience,
  summary: { zh: '推送记录，保留三十天', en: 'The log of deliveries, kept for thirty days' },
  query: Type.Object({
    ...PageQuery.properties,
    subscription: Type.Optional(Id),
    state: Type.Optional(Type.Enum(deliveryStates)),
    kind: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: longPageOf(Delivery),
})

export const readDelivery = endpoint({
  name: 'webhooks.delivery.read',
  method: 'GET',
  path: '/api/webhooks/deliveries/:id',
  audience,
  summary: {
    zh: '一次推送的内容与历次应答',
    en: 'A delivery: what was sent, and what was answered each time',
  },
  params: OneId,
  answer: OpenDelivery,
})

export const replayDeliveries = endpoint({
  name: 'webhooks.delivery.replay',
  method: 'POST',
  path: '/api/webhooks/replays',
  audience,
  summary: {
    zh: '重新推送：指定的几次，或一段时间内的',
    en: 'Send again: some deliveries, or those of a span of time',
  },
  body: Type.Object({
    ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true })),
    span: Type.Optional(
      Type.Object({
        subscriptionId: Id,
        from: Moment,
        until: nullable(Moment),
        /** Also what was delivered; otherwise only what was not. */
        delivered: Type.Boolean(),
      }),
    ),
  }),
  answer: Type.Object({
    replayed: Type.Integer({ minimum: 0, maximum: replayMost }),
    /** More wait: ask again. */
    more: Type.Boolean(),
  }),
  problems: ['webhooks.replay_what'],
})
