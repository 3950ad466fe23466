/** Sentences of the history about cases and activities, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { spreadSentencesZh } from './text.sentence.spread.zh.ts'

export const spreadSentencesEn: SameKeys<typeof spreadSentencesZh> = {
  cases: {
    study: {
      begin: '{{who}} began to write the case {{thing}}.',
      write: '{{who}} changed the case {{thing}} (version {{version}}).',
      submit: '{{who}} handed in the case {{thing}}.',
      takeBack: '{{who}} took the case {{thing}} back from review.',
      publish: '{{who}} published the case {{thing}}.',
      return: '{{who}} returned the case {{thing}}.',
      withdraw: '{{who}} withdrew the case {{thing}}.',
      revise: '{{who}} began to revise the case {{thing}}.',
      discard: '{{who}} discarded the case {{thing}}.',
    },
    adoption: {
      declare: '{{who}} declared the adoption of the case {{thing}}.',
      restate: '{{who}} changed and declared again the adoption of the case {{thing}}.',
      verify: '{{who}} verified an adoption of the case {{thing}}.',
      refuse: '{{who}} refused an adoption of the case {{thing}}.',
      withdraw: '{{who}} withdrew an adoption of the case {{thing}}.',
    },
  },
}
