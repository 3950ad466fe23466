/** All words in English. A namespace or a key that Chinese has and English has not does not compile. */
import type { SameKeys } from '../domain/kernel/text.ts'
import type { TextsOf } from './kernel/i18n.ts'
import { mergeTexts } from './kernel/merge.ts'
import type { textsZh } from './text.zh.ts'

type Texts = TextsOf<typeof textsZh>

export const textsEn: { readonly [N in keyof Texts]: () => Promise<SameKeys<Texts[N]>> } = {
  exchange: async () => (await import('./exchange/text.en.ts')).exchangeTextsEn,
  price: async () => (await import('./price/text.en.ts')).priceTextsEn,
  booking: async () => (await import('./booking/text.en.ts')).bookingTextsEn,
  market: async () => (await import('./market/text.en.ts')).marketTextsEn,
  catalog: async () => (await import('./catalog/text.en.ts')).catalogTextsEn,
  parts: async () => (await import('./parts/text.en.ts')).partsTextsEn,
  spaces: async () => (await import('./spaces/text.en.ts')).spacesTextsEn,
  kernel: async () => {
    const [{ kernelEn: domain }, { kernelEn: web }] = await Promise.all([
      import('../domain/kernel/text.en.ts'),
      import('./kernel/text.en.ts'),
    ])
    return mergeTexts(domain, web)
  },
  ui: async () => (await import('./ui/text.en.ts')).uiEn,
  /** Of pages that bring in lists. */
  imports: async () => (await import('./kernel/importing/text.en.ts')).importsEn,
  codes: async () => (await import('../domain/kernel/text.codes.en.ts')).codesEn,
  modules: async () => (await import('../domain/kernel/text.modules.en.ts')).modulesEn,
  people: async () => {
    const [{ peopleEn }, { peopleWebEn }] = await Promise.all([
      import('../domain/people/text.en.ts'),
      import('./people/text.en.ts'),
    ])
    return mergeTexts(peopleEn, peopleWebEn)
  },
  files: async () => {
    const [{ filesEn }, { filesWebEn }] = await Promise.all([
      import('../domain/files/text.en.ts'),
      import('./files/text.en.ts'),
    ])
    return mergeTexts(filesEn, filesWebEn)
  },
  notices: async () => {
    const [{ noticesEn }, { noticesWebEn }] = await Promise.all([
      import('../domain/notices/text.en.ts'),
      import('./notices/text.en.ts'),
    ])
    return mergeTexts(noticesEn, noticesWebEn)
  },
  console: async () => {
    const [{ consoleEn }, { consoleWebEn }] = await Promise.all([
      import('../domain/console/text.en.ts'),
      import('./console/text.en.ts'),
    ])
    return mergeTexts(consoleEn, consoleWebEn)
  },
  activities: async () => {
    const [{ activitiesEn }, { activitiesWebEn }] = await Promise.all([
      import('../domain/activities/text.en.ts'),
      import('./activities/text.en.ts'),
    ])
    return mergeTexts(activitiesEn, activitiesWebEn)
  },
  cases: async () => {
    const [{ casesEn }, { casesWebEn }] = await Promise.all([
      import('../domain/cases/text.en.ts'),
      import('./cases/text.en.ts'),
    ])
    return mergeTexts(casesEn, casesWebEn)
  },
  webhooks: async () => {
    const [{ webhooksEn }, { webhooksWebEn }] = await Promise.all([
      import('../domain/webhooks/text.en.ts'),
      import('./webhooks/text.en.ts'),
    ])
    return mergeTexts(webhooksEn, webhooksWebEn)
  },
  permits: async () => (await import('../domain/console/text.permit.en.ts')).permitEn,
  evaluation: async () => {
    const [{ evaluationEn }, { evaluationWebEn }] = await Promise.all([
      import('../domain/evaluation/text.en.ts'),
      import('./evaluation/text.en.ts'),
    ])
    return mergeTexts(evaluationEn, evaluationWebEn)
  },
  round: async () => (await import('./evaluation/round/text.en.ts')).roundEn,
  panel: async () => (await import('./evaluation/panel/text.en.ts')).panelEn,
  programmes: async () => {
    const [{ programmesEn }, { programmesWebEn }] = await Promise.all([
      import('../domain/programmes/text.en.ts'),
      import('./programmes/text.en.ts'),
    ])
    return mergeTexts(programmesEn, programmesWebEn)
  },
  following: async () => (await import('./programmes/following/text.en.ts')).followingEn,
  prints: async () => (await import('./programmes/prints/text.en.ts')).printsEn,
  /** What several modules say of numbers; pages have words of their own. */
  indicators: async () => (await import('../domain/indicators/text.en.ts')).indicatorsEn,
  surveys: async () => (await import('./indicators/text.en.ts')).surveysEn,
  desk: async () => (await import('./desk/text.en.ts')).deskEn,
  office: async () => (await import('./programmes/office/text.en.ts')).officeEn,
  /** Of the public pages of a call alone: whoever only reads pays for these words only. */
  calls: async () => {
    const [{ programmeLabelEn }, { callEn }] = await Promise.all([
      import('../domain/programmes/text.label.en.ts'),
      import('./programmes/text.call.en.ts'),
    ])
    return { ...programmeLabelEn, ...callEn }
  },
  selection: async () => (await import('./programmes/selection/text.en.ts')).selectionEn,
  workgroup: async () => (await import('./programmes/workgroup/text.en.ts')).workgroupEn,
  guidance: async () => (await import('./programmes/guidance/text.en.ts')).guidanceEn,
  portal: async () => (await import('./portal/text.en.ts')).portalEn,
  look: async () => (await import('./look/text.en.ts')).lookEn,
}
