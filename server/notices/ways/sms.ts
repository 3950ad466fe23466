/** Text messages: by a signed gateway of one's own, or by the clouds' services with approved templates. */
import { createHmac, randomUUID } from 'node:crypto'
import type { SmsSettings } from '../../kernel/config.channels.ts'
import { sha256Of } from '../../kernel/sha256.ts'
import { outbox, type Adapter, type OutgoingLetter, type Sent } from '../channel.ts'
import { attempt, bounced, call, deferred, faultOf, within } from './post.ts'

type Cloud = Exclude<SmsSettings, { readonly provider: 'gateway' }>

const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest()

/** Templates take one value: the six digits, or the subject in as many signs as the clouds allow. */
const valueMaxBytes = 100

function templateOf(cloud: Cloud, letter: OutgoingLetter) {
  const code = [...letter.plain.matchAll(/(?<!\d)\d{6}(?!\d)/g)].at(-1)?.[0]
  return letter.purpose === 'code' && code !== undefined
    ? { template: cloud.codeTemplate, name: 'code', value: code }
    : {
        template: cloud.noticeTemplate,
        name: 'subject',
        value: within(letter.subject, valueMaxBytes),
      }
}

/** `sha256=` and the HMAC of the seconds, a full stop and the body. */
export function gatewaySign(secret: string, timestampSeconds: number, body: string): string {
  return `sha256=${hmac(secret, `${timestampSeconds}.${body}`).toString('hex')}`
}

function openGateway(url: string, secret: string, now: () => Date): Adapter {
  return {
    send: (letter) =>
      attempt(async () => {
        const body = JSON.stringify({ id: letter.id, to: letter.address, text: letter.plain })
        const timestamp = Math.floor(now().getTime() / 1000)
        const { status, said } = await call(url, body, {
          'x-baigong-timestamp': String(timestamp),
          'x-baigong-signature': gatewaySign(secret, timestamp, body),
          'idempotency-key': letter.id,
        })
        if (status < 300) return { outcome: 'sent' }
        const fault = faultOf(status, said['message'])
        return status === 400 || status === 404 || status === 422 ? bounced(fault) : deferred(fault)
      }),
    close: async () => undefined,
  }
}

const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

export type AcsRequest = {
  readonly host: string
  readonly action: string
  readonly version: string
  readonly query: Readonly<Record<string, string>>
  readonly nonce: string
  readonly at: Date
}

/** Aliyun's ACS3-HMAC-SHA256 for a call whose parameters stand in the query. */
export function acsSigned(
  request: AcsRequest,
  keyId: string,
  keySecret: string,
): { readonly query: string; readonly headers: Readonly<Record<string, string>> } {
  const query = Object.entries(request.query)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&')
  const headers: Record<string, string> = {
    host: request.host,
    'x-acs-action': request.action,
    'x-acs-content-sha256': sha256Of(''),
    'x-acs-date': request.at.toISOString().replace(/\.\d{3}/, ''),
    'x-acs-signature-nonce': request.nonce,
    'x-acs-version': request.version,
  }
  const names = Object.keys(headers).toSorted()
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('')
  const signedHeaders = names.join(';')
  const canonical = ['POST', '/', query, lines, signedHeaders, sha256Of('')].join('\n')
  const signature = hmac(keySecret, `ACS3-HMAC-SHA256\n${sha256Of(canonical)}`).toString('hex')
  const authorization = `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${signedHeaders},Signature=${signature}`
  return { query, headers: { ...headers, authorization } }
}

const aliyunRefused = /^isv\.(MOBILE_NUMBER_ILLEGAL|MOBILE_COUNT_OVER_LIMIT)/

function openAliyun(cloud: Cloud, now: () => Date): Adapter {
  return {
    send: (letter) =>
      attempt(async () => {
        const { template, name, value } = templateOf(cloud, letter)
        const url = new URL(cloud.url)
        const { query, headers } = acsSigned(
          {
            host: url.host,
            action: 'SendSms',
            version: '2017-05-25',
            query: {
              PhoneNumbers: letter.address,
              SignName: cloud.signName || letter.senderName,
              TemplateCode: template,
              TemplateParam: JSON.stringify({ [name]: value }),
              OutId: letter.id,
            },
            nonce: randomUUID(),
            at: now(),
          },
          cloud.keyId,
          cloud.keySecret,
        )
        // The host is signed and set by the line itself.
        const { host: _host = '', ...sent } = headers
        const { said } = await call(`${url.origin}/?${query}`, '', sent)
        const code = String(said['Code'])
        if (code === 'OK') return { outcome: 'sent' }
        const fault = faultOf(code, said['Message'])
        return aliyunRefused.test(code) ? bounced(fault) : deferred(fault)
      }),
    close: async () => undefined,
  }
}

export type Tc3Request = {
  readonly host: string
  readonly service: string
  readonly action: string
  readonly body: string
  readonly timestampSeconds: number
}

/** Tencent's TC3-HMAC-SHA256 over type, host and action of a call whose parameters are its JSON body. */
export function tc3Authorization(request: Tc3Request, keyId: string, keySecret: string): string {
  const { host, service, action, body, timestampSeconds } = request
  const day = new Date(timestampSeconds * 1000).toISOString().slice(0, 10)
  const signedHeaders = 'content-type;host;x-tc-action'
  const lines = `content-type:application/json; charset=utf-8\nhost:${host}\nx-tc-action:${action.toLowerCase()}\n`
  const canonical = ['POST', '/', '', lines, signedHeaders, sha256Of(body)].join('\n')
  const scope = `${day}/${service}/tc3_request`
  const toSign = ['TC3-HMAC-SHA256', timestampSeconds, scope, sha256Of(canonical)].join('\n')
  const key = hmac(hmac(hmac(`TC3${keySecret}`, day), service), 'tc3_request')
  const signature = hmac(key, toSign).toString('hex')
  return `TC3-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`
}

const tencentRefused =
  /^(InvalidParameterValue\.IncorrectPhoneNumber|FailedOperation\.PhoneNumberInBlacklist)/

function tencentMeaning(said: Readonly<Record<string, unknown>>): Sent {
  const response = (said['Response'] ?? {}) as {
    readonly Error?: { readonly Code: string; readonly Message: string }
    readonly SendStatusSet?: readonly { readonly Code: string; readonly Message: string }[]
  }
  const { Code: code, Message: message } = response.Error ??
    response.SendStatusSet?.[0] ?? { Code: 'NoAnswer', Message: '' }
  if (code === 'Ok') return { outcome: 'sent' }
  const fault = faultOf(code, message)
  return tencentRefused.test(code) ? bounced(fault) : deferred(fault)
}

function openTencent(cloud: Cloud, now: () => Date): Adapter {
  return {
    send: (letter) =>
      attempt(async () => {
        const { template, value } = templateOf(cloud, letter)
        const body = JSON.stringify({
          PhoneNumberSet: [`+86${letter.address}`],
          SmsSdkAppId: cloud.appId,
          SignName: cloud.signName || letter.senderName,
          TemplateId: template,
          TemplateParamSet: [value],
          SessionContext: letter.id,
        })
        const timestampSeconds = Math.floor(now().getTime() / 1000)
        const { host } = new URL(cloud.url)
        const request = { host, service: 'sms', action: 'SendSms', body, timestampSeconds }
        const { said } = await call(cloud.url, body, {
          authorization: tc3Authorization(request, cloud.keyId, cloud.keySecret),
          'x-tc-action': 'SendSms',
          'x-tc-version': '2021-01-11',
          'x-tc-timestamp': String(timestampSeconds),
          'x-tc-region': cloud.region,
        })
        return tencentMeaning(said)
      }),
    close: async () => undefined,
  }
}

export function openSms(settings: SmsSettings | null, now: () => Date): Adapter {
  if (settings === null) return outbox
  if (settings.provider === 'gateway') return openGateway(settings.url, settings.secret, now)
  return settings.provider === 'aliyun' ? openAliyun(settings, now) : openTencent(settings, now)
}
