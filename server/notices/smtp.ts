/** Mail by SMTP. */
import { createTransport } from 'nodemailer'
import type { Adapter, OutgoingLetter, Sent } from './channel.ts'

const timeoutMs = 20_000
const faultMaxLength = 300

type SmtpFault = {
  readonly responseCode?: number
  readonly command?: string
  readonly message?: string
  readonly code?: string
}

/**
 * What a fault means. A reply of 5xx to the recipient or the content is final (RFC 5321 §4.2.1); trouble with
 * the connection, the sign-in or a reply of 4xx may pass.
 */
export function meaningOf(error: SmtpFault): Sent {
  const fault = (error.message ?? error.code ?? 'unknown').slice(0, faultMaxLength)
  const final = (error.responseCode ?? 0) >= 500
  const aboutAddress = error.command === 'RCPT TO' || error.command === 'DATA'
  return final && aboutAddress ? { outcome: 'bounced', fault } : { outcome: 'deferred', fault }
}

/** An address that was set up with a name of its own keeps it. */
function sender(from: string, name: string): string | { name: string; address: string } {
  return from.includes('<') ? from : { name, address: from }
}

export function openSmtp(given: { readonly url: string; readonly from: string }): Adapter {
  const { hostname, port, username, password, protocol } = new URL(given.url)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    pool: true,
    maxConnections: 3,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs * 2,
    // Letters are text of ours: nothing is to be fetched or read from disk for them.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain =
    given.from
      .split('@')
      .at(-1)
      ?.replaceAll(/[^\w.-]/g, '') ?? 'localhost'
  return {
    async send(letter: OutgoingLetter) {
      try {
        const { enclosure } = letter
        const attachments =
          enclosure === null ? [] : [{ filename: enclosure.name, content: await enclosure.open() }]
        await transport.sendMail({
          from: sender(given.from, letter.senderName),
          to: { name: '', address: letter.address },
          subject: letter.subject,
          text: letter.plain,
          html: letter.html,
          attachments,
          // The same letter tried twice has the same number, so that a mailbox can tell.
          messageId: `<${letter.id}@${domain}>`,
          headers: {
            'auto-submitted': 'auto-generated',
            ...(letter.unsubscribeUrl === null
              ? {}
              : { 'list-unsubscribe': `<${letter.unsubscribeUrl}>` }),
          },
        })
        return { outcome: 'sent' }
      } catch (error) {
        return meaningOf(error as SmtpFault)
      }
    },
    close: async () => transport.close(),
  }
}
