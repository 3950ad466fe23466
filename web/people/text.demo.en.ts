/** Words of the door of a demo, in English. */
import type { SameKeys } from '../../domain/kernel/text.ts'
import type { demoWebZh } from './text.demo.zh.ts'

export const demoWebEn: SameKeys<typeof demoWebZh> = {
  demoDoor: {
    title: 'Persons of the demo',
    text: 'Press one to come in as that person. The password of all is {{password}}.',
    part: {
      applicant: 'Applicant',
      colleague: 'Colleague',
      project: 'Project lead',
      cityOfficer: 'City officer',
      provincialOfficer: 'Provincial officer',
      checker: 'Provincial checker',
      leader: 'Signing leader',
      office: 'Programme office',
      officeSecond: 'Colleague at the office',
      expert: 'Review expert',
      institute: 'Supporting institute',
      supervisor: 'Supervisor',
      association: 'Working group: association',
      research: 'Working group: institute',
      operator: 'Operator',
      auditor: 'Auditor',
    },
  },
}
