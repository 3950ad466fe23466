import { expect, test } from 'vitest'
import { shuangchuangForm } from './form.example.ts'
import type { Audience } from './items.ts'
import { sampleAnswers } from './sample.ts'
import { maskPersonal, visibleAnswers } from './visible.ts'

const answers = {
  'cover.projectName': '某平台',
  'A.legalName': '欧阳望之',
  'A.legalIdNumber': '119999198005120019',
  'A.leaderMobile': '19900001234',
  'A.contactEmail': 'zhou@example.com',
  'B.total': 100_000_000,
  'F.members': [
    {
      id: 'm1',
      cells: { name: '周舟', born: '1980-05-12', idNumber: '119999198005120019', task: '负责' },
    },
  ],
  'G.truth': { agreed: true, name: '欧阳望之', date: '2019-07-01', way: 'typed' as const },
}

const see = (audience: Audience, reveal: string[] = []) =>
  visibleAnswers(shuangchuangForm, answers, { audience, reveal: new Set(reveal) })

test('the applicant sees all but identity numbers, and one of those when asked for', () => {
  const masked = '1199************19'
  expect(see('applicant')).toEqual({
    answers: {
      ...answers,
      'A.legalIdNumber': masked,
      'F.members': [{ id: 'm1', cells: { ...answers['F.members'][0]!.cells, idNumber: masked } }],
    },
    masked: ['A.legalIdNumber', 'F.members/m1/idNumber'],
    withheld: [],
  })
  expect(see('applicant', ['A.legalIdNumber']).answers['A.legalIdNumber']).toBe(
    '119999198005120019',
  )
})

test('a reviewer judges the project and cannot reach its people', () => {
  expect(see('reviewer')).toEqual({
    answers: {
      'cover.projectName': '某平台',
      'A.legalName': '欧阳望之',
      'B.total': 100_000_000,
      'F.members': [{ id: 'm1', cells: { name: '周舟', born: '1980', task: '负责' } }],
      'G.truth': answers['G.truth'],
    },
    masked: ['F.members/m1/born'],
    withheld: ['A.legalIdNumber', 'A.leaderMobile', 'A.contactEmail', 'F.members/m1/idNumber'],
  })
})

test('the public sees what is opened to it and nothing else', () => {
  expect(see('public').answers).toEqual({ 'cover.projectName': '某平台' })
  const full = visibleAnswers(shuangchuangForm, sampleAnswers(shuangchuangForm, 1), {
    audience: 'public',
  })
  expect(Object.keys(full.answers).sort()).toEqual([
    'A.profile',
    'A.uscc',
    'B.platformName',
    'B.platformUrl',
    'B.summary',
    'cover.projectName',
    'cover.unitName',
  ])
})

test.each([
  ['name', '张三', '张*'],
  ['name', '欧阳望之', '欧***'],
  ['phone', '19900001234', '199****1234'],
  ['idNumber', '119999198005120019', '1199************19'],
  ['email', 'zhou@example.com', 'z***@example.com'],
  ['email', 'nobody', '******'],
  ['birthday', '1980-05-12', '1980'],
  ['address', '浙江省杭州市创新大道1号', '浙江省杭州市***'],
] as const)('a %s is masked', (kind, text, masked) => {
  expect(maskPersonal(kind, text)).toBe(masked)
})
