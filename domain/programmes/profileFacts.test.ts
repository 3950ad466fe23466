import { expect, test } from 'vitest'
import { profileFacts } from './profileFacts.ts'

const applicant = { name: '启衡机电设备有限公司（演示）', uscc: null, division: '510100' }

test('an empty profile says only what the register knows', () => {
  expect(profileFacts(applicant, {})).toEqual({
    name: '启衡机电设备有限公司（演示）',
    division: '510100',
  })
})

test('kinds are translated, and the size is computed from the latest year', () => {
  const year = { revenueFen: 41_000_000_000 }
  expect(
    profileFacts(applicant, {
      applicantType: 'informationTechnology',
      ownership: 'stateSole',
      industry: '3511',
      staff: 1200,
      figures: [
        { year: 2016, revenueFen: 100 },
        { year: 2018, ...year, revenueFen: 41_000_000_00 },
        { year: 2017, revenueFen: 200 },
      ],
    }),
  ).toEqual({
    name: '启衡机电设备有限公司（演示）',
    division: '510100',
    applicantKind: 'itCompany',
    ownership: 'stateOwned',
    industry: '3511',
    size: 'medium',
    staff: 1200,
  })
})
