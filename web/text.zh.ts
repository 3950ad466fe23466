/** All words in Chinese, by namespace: what `domain` and `web` say together. Fetched one by one. */
import { mergeTexts } from './kernel/merge.ts'

export const textsZh = {
  exchange: async () => (await import('./exchange/text.zh.ts')).exchangeTextsZh,
  price: async () => (await import('./price/text.zh.ts')).priceTextsZh,
  booking: async () => (await import('./booking/text.zh.ts')).bookingTextsZh,
  market: async () => (await import('./market/text.zh.ts')).marketTextsZh,
  catalog: async () => (await import('./catalog/text.zh.ts')).catalogTextsZh,
  parts: async () => (await import('./parts/text.zh.ts')).partsTextsZh,
  spaces: async () => (await import('./spaces/text.zh.ts')).spacesTextsZh,
  kernel: async () => {
    const [{ kernelZh: domain }, { kernelZh: web }] = await Promise.all([
      import('../domain/kernel/text.zh.ts'),
      import('./kernel/text.zh.ts'),
    ])
    return mergeTexts(domain, web)
  },
  ui: async () => (await import('./ui/text.zh.ts')).uiZh,
  /** Of pages that bring in lists. */
  imports: async () => (await import('./kernel/importing/text.zh.ts')).importsZh,
  codes: async () => (await import('../domain/kernel/text.codes.zh.ts')).codesZh,
  modules: async () => (await import('../domain/kernel/text.modules.zh.ts')).modulesZh,
  people: async () => {
    const [{ peopleZh }, { peopleWebZh }] = await Promise.all([
      import('../domain/people/text.zh.ts'),
      import('./people/text.zh.ts'),
    ])
    return mergeTexts(peopleZh, peopleWebZh)
  },
  files: async () => {
    const [{ filesZh }, { filesWebZh }] = await Promise.all([
      import('../domain/files/text.zh.ts'),
      import('./files/text.zh.ts'),
    ])
    return mergeTexts(filesZh, filesWebZh)
  },
  notices: async () => {
    const [{ noticesZh }, { noticesWebZh }] = await Promise.all([
      import('../domain/notices/text.zh.ts'),
      import('./notices/text.zh.ts'),
    ])
    return mergeTexts(noticesZh, noticesWebZh)
  },
  console: async () => {
    const [{ consoleZh }, { consoleWebZh }] = await Promise.all([
      import('../domain/console/text.zh.ts'),
      import('./console/text.zh.ts'),
    ])
    return mergeTexts(consoleZh, consoleWebZh)
  },
  activities: async () => {
    const [{ activitiesZh }, { activitiesWebZh }] = await Promise.all([
      import('../domain/activities/text.zh.ts'),
      import('./activities/text.zh.ts'),
    ])
    return mergeTexts(activitiesZh, activitiesWebZh)
  },
  cases: async () => {
    const [{ casesZh }, { casesWebZh }] = await Promise.all([
      import('../domain/cases/text.zh.ts'),
      import('./cases/text.zh.ts'),
    ])
    return mergeTexts(casesZh, casesWebZh)
  },
  webhooks: async () => {
    const [{ webhooksZh }, { webhooksWebZh }] = await Promise.all([
      import('../domain/webhooks/text.zh.ts'),
      import('./webhooks/text.zh.ts'),
    ])
    return mergeTexts(webhooksZh, webhooksWebZh)
  },
  /** Names of permissions: for the editor of roles, and for a refusal that names one. */
  permits: async () => (await import('../domain/console/text.permit.zh.ts')).permitZh,
  evaluation: async () => {
    const [{ evaluationZh }, { evaluationWebZh }] = await Promise.all([
      import('../domain/evaluation/text.zh.ts'),
      import('./evaluation/text.zh.ts'),
    ])
    return mergeTexts(evaluationZh, evaluationWebZh)
  },
  round: async () => (await import('./evaluation/round/text.zh.ts')).roundZh,
  panel: async () => (await import('./evaluation/panel/text.zh.ts')).panelZh,
  programmes: async () => {
    const [{ programmesZh }, { programmesWebZh }] = await Promise.all([
      import('../domain/programmes/text.zh.ts'),
      import('./programmes/text.zh.ts'),
    ])
    return mergeTexts(programmesZh, programmesWebZh)
  },
  following: async () => (await import('./programmes/following/text.zh.ts')).followingZh,
  prints: async () => (await import('./programmes/prints/text.zh.ts')).printsZh,
  /** What several modules say of numbers; pages have words of their own. */
  indicators: async () => (await import('../domain/indicators/text.zh.ts')).indicatorsZh,
  surveys: async () => (await import('./indicators/text.zh.ts')).surveysZh,
  desk: async () => (await import('./desk/text.zh.ts')).deskZh,
  office: async () => (await import('./programmes/office/text.zh.ts')).officeZh,
  /** Of the public pages of a call alone: whoever only reads pays for these words only. */
  calls: async () => {
    const [{ programmeLabelZh }, { callZh }] = await Promise.all([
      import('../domain/programmes/text.label.zh.ts'),
      import('./programmes/text.call.zh.ts'),
    ])
    return { ...programmeLabelZh, ...callZh }
  },
  selection: async () => (await import('./programmes/selection/text.zh.ts')).selectionZh,
  workgroup: async () => (await import('./programmes/workgroup/text.zh.ts')).workgroupZh,
  guidance: async () => (await import('./programmes/guidance/text.zh.ts')).guidanceZh,
  portal: async () => (await import('./portal/text.zh.ts')).portalZh,
  look: async () => (await import('./look/text.zh.ts')).lookZh,
}
