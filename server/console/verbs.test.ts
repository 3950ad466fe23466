/** Whatever the code records can be read: every verb of the history has its sentence in both languages. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { templateOf } from '../../domain/console/sentence.ts'

const server = join(import.meta.dirname, '..')

/** Verbs that are put together while the code runs, by how the code writes them. */
const composed: Readonly<Record<string, readonly string[]>> = {
  'console.role.${verb}': ['add', 'change', 'remove'],
  'console.approval.${body.outcome}': ['approve', 'refuse'],
  "console.announcement.${withdrawn ? 'withdraw' : 'restore'}": ['withdraw', 'restore'],
  'programmes.quotaCondition.${verb}': ['confirm', 'withdraw'],
  'programmes.publicity.${verb}': ['close', 'wait', 'end', 'cancel'],
  'programmes.selection.${verb}': [
    'propose',
    'takeBack',
    'confirm',
    'reopen',
    'begin',
    'lift',
    'strike',
    'publish',
  ],
  'programmes.workgroup.${verb}': ['accept', 'decline', 'leave'],
  'programmes.task.${wish.verb}': ['start', 'report', 'confirm', 'return', 'cancel'],
  'programmes.nomination.${verb}': ['decline', 'withdraw'],
  'programmes.recommendation.${move.verb}': ['sendToCheck', 'takeBack', 'pass', 'sendBack'],
  'programmes.recommendation.${change.kind}': ['insert', 'move', 'remove', 'swap'],
  'programmes.exception.${verb}': ['confirm', 'refuse'],
  'programmes.application.${verb}': ['withdraw', 'discard'],
  'programmes.objection.${verb}': ['accept', 'reject'],
  'activities.cohost.${verb}': ['accept', 'decline'],
  'activities.activity.${verb}': ['publish', 'cancel', 'discard'],
  'cases.study.${verb}': [
    'submit',
    'takeBack',
    'publish',
    'return',
    'withdraw',
    'revise',
    'discard',
  ],
  'catalog.offer.${verb}': ['publish', 'pause', 'resume', 'withdraw', 'discard'],
  'market.saved.${verb}': ['pause', 'resume', 'end'],
  'price.card.${verb}': ['write', 'use', 'setAside'],
  'booking.reservation.${verb}': ['hold', 'block', 'confirm', 'decline', 'withdraw', 'release'],
  'spaces.signature.${verb}': ['sign', 'accept', 'refuse', 'end', 'withdraw'],
  'spaces.member.${verb}': [
    'invite',
    'join',
    'ask',
    'takeBack',
    'accept',
    'decline',
    'leave',
    'admit',
    'refuse',
    'revoke',
    'remove',
    'promote',
    'demote',
  ],
  'cases.adoption.${verb}': ['restate', 'verify', 'refuse', 'withdraw'],
  'evaluation.expert.${verb}': [
    'change',
    'approve',
    'suspend',
    'reinstate',
    'retire',
    'link',
    'invite',
    'mend',
    'commit',
  ],
  'evaluation.assignment.${verb}': ['accept', 'decline', 'abstain', 'open', 'handIn', 'reopen'],
  'evaluation.round.${verb}': ['assign', 'reassign', 'invite', 'start', 'release'],
  'programmes.following.${step.verb}': ['begin', 'ask', 'pass', 'fail', 'revoke', 'withdraw'],
  'programmes.paper.${verb}': ['sign', 'return', 'refuse', 'pass', 'fail'],
  'programmes.entry.${verb}': ['accept', 'condition', 'settle', 'lapse', 'refuse', 'reopen'],
}

/** The verb of each call of `record`: all that stands between its first comma and the next outside of quotes. */
function recordedIn(source: string): string[] {
  const calls = source.matchAll(/await record\(\s*work,\s*((?:'[^']*'|`[^`]*`|[^,'`])+),/g)
  return [...calls].flatMap(([, verb = '']) => {
    const template = /`([^`]+)`/.exec(verb)?.[1]
    if (template !== undefined) {
      const ends = composed[template]
      if (ends === undefined) return [`unknown: ${template}`]
      return ends.map((end) => template.replace(/\$\{.*\}$/, end))
    }
    const named = /^\w+$/.test(verb.trim())
      ? source.slice(source.indexOf(`const ${verb.trim()} = `)).split('\n')[0]
      : verb
    const literals = [...(named ?? '').matchAll(/'(\w+\.\w+\.\w+)'/g)].map(
      (match) => match[1] ?? '',
    )
    return literals.length === 0 ? [`unknown: ${verb}`] : literals
  })
}

const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(server, file), 'utf8'))

test('no verb that the code records goes without a sentence', () => {
  const calls = sources.flatMap((source) => [...source.matchAll(/await record\(/g)]).length
  const verbs = sources.flatMap(recordedIn)
  expect(verbs.length).toBeGreaterThanOrEqual(calls)
  expect(calls).toBeGreaterThan(100)
  const mute = [...new Set(verbs)].filter(
    (verb) => templateOf('zh', verb) === undefined || templateOf('en', verb) === undefined,
  )
  expect(mute).toEqual([])
})
