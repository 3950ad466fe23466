import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inForceOn, mayPublishAgreement } from './agreement.ts'
import { announcementState, mayPublishAnnouncement } from './announcement.ts'
import { mayDecide } from './approval.ts'
import { lineDifference } from './difference.ts'
import { mayChangeRole, permitsByModule, roleDifference, type RoleContent } from './role.ts'
import { sentenceOf, templateOf } from './sentence.ts'
import { checkSetting, effectiveValue } from './setting.ts'
import { houseSettings, settingSpec } from './settings.ts'
import { consoleEn } from './text.en.ts'
import { sentencesEn } from './text.sentence.en.ts'
import { sentencesZh } from './text.sentence.zh.ts'
import { consoleZh } from './text.zh.ts'
import { mayView } from './viewing.ts'

const codeOf = (verdict: { ok: boolean; code?: string }) => (verdict.ok ? 'allowed' : verdict.code)

test.each([
  ['open', false, 'approve', '', 'allowed'],
  ['open', true, 'approve', '核', 'console.approval_reason_needed'],
  ['open', true, 'approve', '证照无误', 'allowed'],
  ['open', false, 'refuse', '', 'console.approval_reason_needed'],
  ['open', false, 'refuse', '  不符  ', 'console.approval_reason_needed'],
  ['open', false, 'refuse', '证照不清晰', 'allowed'],
  ['settled', false, 'approve', '', 'console.approval_decided_already'],
] as const)('%s, needs reason %s, %s with "%s": %s', (state, needs, outcome, reason, code) => {
  expect(codeOf(mayDecide({ state, approvalNeedsReason: needs }, outcome, reason))).toBe(code)
})

const role: RoleContent = {
  nameZh: '平台运营',
  nameEn: 'Operator',
  orgKinds: ['operator'],
  permits: ['console.role.edit', 'console.audit.read'],
}
const without = (permit: string) => ({
  ...role,
  permits: role.permits.filter((one) => one !== permit),
})

test.each([
  [role, { heldInKinds: [], editorsElsewhere: 0 }, 'console.role_unchanged'],
  [
    without('console.role.edit'),
    { heldInKinds: ['operator'], editorsElsewhere: 0 },
    'console.role_last_editor',
  ],
  [without('console.role.edit'), { heldInKinds: ['operator'], editorsElsewhere: 1 }, 'allowed'],
  [without('console.audit.read'), { heldInKinds: [], editorsElsewhere: 0 }, 'allowed'],
  [
    { ...role, orgKinds: ['office'] as const },
    { heldInKinds: ['operator'], editorsElsewhere: 3 },
    'console.role_held_in_kind',
  ],
  [null, { heldInKinds: [], editorsElsewhere: 0 }, 'console.role_last_editor'],
] as const)('a change of a role %#: %s', (after, around, code) => {
  expect(codeOf(mayChangeRole(role, after as RoleContent | null, around))).toBe(code)
})

test('what a change of a role adds and takes away', () => {
  const after: RoleContent = {
    nameZh: '平台值守',
    nameEn: 'Operator',
    orgKinds: ['operator', 'office'],
    permits: ['console.audit.read', 'people.member.manage'],
  }
  expect(roleDifference(role, after)).toEqual({
    addedPermits: ['people.member.manage'],
    removedPermits: ['console.role.edit'],
    addedKinds: ['office'],
    removedKinds: [],
    renamed: true,
  })
  expect([...permitsByModule(['b.x.y', 'a.z', 'b.a.b', 'b.x.y'])]).toEqual([
    ['a', ['a.z']],
    ['b', ['b.a.b', 'b.x.y']],
  ])
})

describe('the difference of two texts', () => {
  test('keeps what is common, removed before added', () => {
    expect(lineDifference('一\n二\n三', '一\n贰\n三\n四')).toEqual([
      { kind: 'same', text: '一' },
      { kind: 'removed', text: '二' },
      { kind: 'added', text: '贰' },
      { kind: 'same', text: '三' },
      { kind: 'added', text: '四' },
    ])
    expect(lineDifference('', '新')).toEqual([{ kind: 'added', text: '新' }])
    expect(lineDifference('', '')).toEqual([])
  })

  test('leads from the one to the other, whatever they are', () => {
    const line = fc.constantFrom('甲', '乙', '丙', '')
    const body = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(body, body, (before, after) => {
        const lines = lineDifference(before, after)
        const side = (left: 'added' | 'removed') =>
          lines.filter(({ kind }) => kind !== left).map(({ text }) => text)
        expect(side('added').join('\n')).toBe(before)
        expect(side('removed').join('\n')).toBe(after)
      }),
    )
  })
})

const draft = {
  titleZh: '用户协议',
  titleEn: 'Terms',
  bodyZh: '一',
  bodyEn: 'one',
  effectiveOn: '2019-07-10',
  mustAccept: true,
  state: 'draft' as const,
  digest: 'new',
}
const last = { digest: 'old', effectiveOn: '2019-06-01' }

test.each([
  [draft, last, 'new', 'allowed'],
  [draft, null, 'new', 'allowed'],
  [draft, last, 'seen before', 'console.agreement_changed_since_look'],
  [{ ...draft, state: 'published' as const }, last, 'new', 'console.agreement_published_already'],
  [{ ...draft, bodyEn: ' ' }, last, 'new', 'console.agreement_language_missing'],
  [{ ...draft, effectiveOn: '2019-07-08' }, last, 'new', 'console.agreement_effective_in_past'],
  [draft, { ...last, effectiveOn: '2019-08-01' }, 'new', 'console.agreement_effective_before_last'],
  [draft, { ...last, digest: 'new' }, 'new', 'console.agreement_unchanged'],
])('publishing an agreement %#', (version, before, lookedAt, code) => {
  expect(codeOf(mayPublishAgreement(version, before, '2019-07-09', lookedAt))).toBe(code)
})

test('in force is the highest version that has taken effect', () => {
  const version = (code: string, number: number, effectiveOn: string) => ({
    code,
    version: number,
    effectiveOn,
  })
  const all = [
    version('terms', 1, '2019-01-01'),
    version('terms', 2, '2019-07-09'),
    version('terms', 3, '2019-07-10'),
    version('privacy', 1, '2019-08-01'),
  ]
  expect([...inForceOn(all, '2019-07-09').values()]).toEqual([all[1]])
  expect([...inForceOn(all, '2018-01-01').values()]).toEqual([])
})

const now = new Date('2019-07-09T01:00:00Z')

test.each([
  ['2019-07-09T02:00:00Z', null, false, 'planned'],
  ['2019-07-09T01:00:00Z', null, false, 'shown'],
  ['2019-07-01T00:00:00Z', '2019-07-09T01:00:00Z', false, 'over'],
  ['2019-07-01T00:00:00Z', '2019-07-09T01:00:01Z', false, 'shown'],
  ['2019-07-01T00:00:00Z', null, true, 'withdrawn'],
])('an announcement from %s until %s, withdrawn %s, is %s', (fromAt, untilAt, withdrawn, state) => {
  expect(announcementState({ fromAt, untilAt, withdrawn }, now)).toBe(state)
})

const announcement = {
  titleZh: '通知',
  titleEn: 'Notice',
  bodyZh: '正文',
  bodyEn: 'Body',
  audience: 'everybody' as const,
  audienceParts: [],
  fromAt: '2019-07-09T00:00:00Z',
  untilAt: '2019-07-10T00:00:00Z',
  pinned: false,
}

test.each([
  [{}, 'allowed'],
  [{ audience: 'role' as const }, 'console.announcement_audience_missing'],
  [{ audienceParts: ['office'] }, 'console.announcement_audience_too_much'],
  [{ untilAt: '2019-07-08T00:00:00Z' }, 'console.announcement_runs_backward'],
  [
    { fromAt: '2019-07-01T00:00:00Z', untilAt: '2019-07-02T00:00:00Z' },
    'console.announcement_is_over',
  ],
  [{ bodyEn: '' }, 'console.announcement_language_missing'],
])('publishing an announcement with %j: %s', (part, code) => {
  expect(codeOf(mayPublishAnnouncement({ ...announcement, ...part }, now))).toBe(code)
})

test.each([
  ['files.organisation_quota_bytes', 100 * 1024 * 1024, 'allowed'],
  ['files.organisation_quota_bytes', 1, 'console.setting_out_of_range'],
  ['files.organisation_quota_bytes', '1', 'console.setting_out_of_range'],
  ['brand.icp_number', '', 'allowed'],
  ['brand.icp_number', '京ICP备12345678号-1', 'allowed'],
  ['brand.icp_number', '备案号 12345678', 'kernel.format_wrong'],
  ['brand.name_zh', 5, 'console.setting_wrong_type'],
  ['brand.name_zh', '百'.repeat(41), 'kernel.text_too_long'],
  ['brand.footer_zh', ['一', '二'], 'allowed'],
  ['brand.footer_zh', '一', 'console.setting_wrong_type'],
  ['brand.footer_zh', Array(7).fill(''), 'kernel.list_too_long'],
])('%s = %j: %s', (name, value, code) => {
  expect(codeOf(checkSetting(settingSpec(name)!, value))).toBe(code)
})

test('a kept value that its declaration no longer allows gives way to the initial one', () => {
  const spec = settingSpec('people.session_days')!
  expect([undefined, null, 7, 400, 'x'].map((kept) => effectiveValue(spec, kept))).toEqual([
    14, 14, 7, 14, 14,
  ])
})

test('every initial value obeys its own declaration, and every setting has its words', () => {
  for (const spec of houseSettings) expect(codeOf(checkSetting(spec, spec.initial))).toBe('allowed')
  const names = houseSettings.map(({ name }) => name.replace('.', '__')).toSorted()
  expect(Object.keys(consoleZh.setting).toSorted()).toEqual(names)
})

test('nobody looks through an operator’s eyes or their own', () => {
  expect(codeOf(mayView('a', { personId: 'b', isOperator: false }))).toBe('allowed')
  expect(codeOf(mayView('a', { personId: 'b', isOperator: true }))).toBe('console.viewing_operator')
  expect(codeOf(mayView('a', { personId: 'a', isOperator: true }))).toBe('console.viewing_oneself')
})

const parts = {
  verb: 'people.organisation.verify',
  via: 'session',
  person: '罗一鸣',
  organisation: '运营中心',
  onBehalfOf: null,
  thing: '启衡机电',
  facts: {},
}

test.each([
  ['zh', {}, '运营中心罗一鸣核验通过了单位启衡机电的登记。'],
  ['en', {}, '罗一鸣 (运营中心) verified the registration of 启衡机电.'],
  ['zh', { onBehalfOf: '严若谷' }, '运营中心罗一鸣代严若谷核验通过了单位启衡机电的登记。'],
  ['zh', { via: 'system', person: null }, '系统核验通过了单位启衡机电的登记。'],
  [
    'zh',
    { verb: 'trade.order.place' },
    '运营中心罗一鸣办理了“trade.order.place”，对象为启衡机电。',
  ],
  ['en', { verb: 'constructor.name' }, '罗一鸣 (运营中心) did “constructor.name” to 启衡机电.'],
  [
    'zh',
    { verb: 'people.profile.save', facts: { version: '3' } },
    '运营中心罗一鸣保存了单位启衡机电的基本信息（第 3 版）。',
  ],
  [
    'zh',
    { verb: 'people.profile.save' },
    '运营中心罗一鸣保存了单位启衡机电的基本信息（第 — 版）。',
  ],
] as const)('in %s with %j: %s', (language, more, sentence) => {
  expect(sentenceOf(language, { ...parts, ...more })).toBe(sentence)
})

function leaves(of: object, path: readonly string[] = []): [string, string][] {
  return Object.entries(of).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[[...path, key].join('.'), value] as [string, string]]
      : leaves(value as object, [...path, key]),
  )
}

test('both languages of a sentence take the same words from a line', () => {
  const placesOf = (text: string) =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).toSorted()
  const english = new Map(leaves(sentencesEn))
  for (const [verb, text] of leaves(sentencesZh)) {
    expect([verb, placesOf(english.get(verb) ?? '')]).toEqual([verb, placesOf(text)])
    expect(templateOf('zh', verb)).toBe(text)
  }
})

const root = join(import.meta.dirname, '../..')

test('every reason that the console gives has its sentence, and no sentence is left over', () => {
  const used = ['domain/console', 'server/console', 'web/console']
    .flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(root, folder, file)))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(
        /(?:invalid|forbidden|missing|conflict|mayStep)\((?:[^()]*,)?\s*'console\.(\w+)'/g,
      ),
    ])
    .map((match) => match[1] ?? '')
  expect([...new Set(used)].toSorted()).toEqual(Object.keys(consoleZh.reason).toSorted())
  expect(Object.keys(consoleEn.reason)).toEqual(Object.keys(consoleZh.reason))
})
