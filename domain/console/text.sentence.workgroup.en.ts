/** Sentences of the history about working groups and messages to units, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { workgroupSentencesZh } from './text.sentence.workgroup.zh.ts'

export const workgroupSentencesEn: SameKeys<typeof workgroupSentencesZh> = {
  workgroup: {
    invite: '{{who}} invited an organisation into the working group of {{thing}}.',
    accept: '{{who}} joined the working group of {{thing}} for an organisation.',
    decline: '{{who}} declined the invitation into the working group of {{thing}}.',
    leave: 'An organisation left the working group of {{thing}}; noted by {{who}}.',
  },
  duty: {
    make: '{{who}} added a line to the table of duties of {{thing}}.',
    change: '{{who}} changed the table of duties of {{thing}}.',
    drop: '{{who}} took a line off the table of duties of {{thing}}.',
  },
  task: {
    make: '{{who}} gave a task of a working group.',
    start: '{{who}} began a task of a working group.',
    report: '{{who}} reported a task of a working group done.',
    confirm: '{{who}} confirmed a task of a working group.',
    return: '{{who}} returned a task of a working group.',
    cancel: '{{who}} cancelled a task of a working group.',
    note: '{{who}} commented on a task of a working group (files: {{files}}).',
  },
  minutes: {
    write: '{{who}} wrote minutes of a meeting.',
    change: '{{who}} changed minutes of a meeting (version {{version}}).',
    approve: '{{who}} approved minutes no. {{no}} ({{digest}}).',
    discard: '{{who}} discarded a draft of minutes.',
  },
  advice: {
    give: '{{who}} gave written advice for a member.',
    answer: '{{who}} answered the advice of a member ({{adopted}}).',
  },
  nomination: {
    give: '{{who}} nominated {{rows}} experts for a member.',
    take: '{{who}} brought a nominated list of experts into the register.',
    decline: '{{who}} declined a nominated list of experts.',
    withdraw: '{{who}} withdrew a nominated list of experts.',
  },
  circular: {
    send: '{{who}} sent a message to recommending units: {{units}}.',
    read: '{{who}} received a message of the office (units: {{units}}).',
  },
}
