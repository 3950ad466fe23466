/** The words of all modules, for what the server itself says: problems, mails, documents. */
import { priceEn } from '../domain/price/text.en.ts'
import { priceZh } from '../domain/price/text.zh.ts'
import { marketEn } from '../domain/market/text.en.ts'
import { marketZh } from '../domain/market/text.zh.ts'
import { bookingEn } from '../domain/booking/text.en.ts'
import { bookingZh } from '../domain/booking/text.zh.ts'
import { spacesEn } from '../domain/spaces/text.en.ts'
import { spacesZh } from '../domain/spaces/text.zh.ts'
import { exchangeEn } from '../domain/exchange/text.en.ts'
import { catalogEn } from '../domain/catalog/text.en.ts'
import { exchangeZh } from '../domain/exchange/text.zh.ts'
import { catalogZh } from '../domain/catalog/text.zh.ts'
import i18next from 'i18next'
import { codesEn } from '../domain/kernel/text.codes.en.ts'
import { codesZh } from '../domain/kernel/text.codes.zh.ts'
import { activitiesEn } from '../domain/activities/text.en.ts'
import { casesEn } from '../domain/cases/text.en.ts'
import { consoleEn } from '../domain/console/text.en.ts'
import { activitiesZh } from '../domain/activities/text.zh.ts'
import { casesZh } from '../domain/cases/text.zh.ts'
import { permitEn } from '../domain/console/text.permit.en.ts'
import { permitZh } from '../domain/console/text.permit.zh.ts'
import { consoleZh } from '../domain/console/text.zh.ts'
import { evaluationEn } from '../domain/evaluation/text.en.ts'
import { evaluationZh } from '../domain/evaluation/text.zh.ts'
import { filesEn } from '../domain/files/text.en.ts'
import { filesZh } from '../domain/files/text.zh.ts'
import { indicatorsEn } from '../domain/indicators/text.en.ts'
import { indicatorsZh } from '../domain/indicators/text.zh.ts'
import { kernelEn } from '../domain/kernel/text.en.ts'
import { kernelServerEn } from '../domain/kernel/text.server.en.ts'
import { kernelServerZh } from '../domain/kernel/text.server.zh.ts'
import { kernelZh } from '../domain/kernel/text.zh.ts'
import { noticesEn } from '../domain/notices/text.en.ts'
import { noticesZh } from '../domain/notices/text.zh.ts'
import { partsEn } from '../domain/parts/text.en.ts'
import { partsZh } from '../domain/parts/text.zh.ts'
import { peopleEn } from '../domain/people/text.en.ts'
import { peopleZh } from '../domain/people/text.zh.ts'
import { programmesEn } from '../domain/programmes/text.en.ts'
import { webhooksEn } from '../domain/webhooks/text.en.ts'
import { programmesZh } from '../domain/programmes/text.zh.ts'
import { webhooksZh } from '../domain/webhooks/text.zh.ts'
import type { Facts } from '../domain/kernel/verdict.ts'
import type { Language } from '../domain/kernel/text.ts'
import type { Say } from './kernel/host.ts'

const translator = i18next.createInstance()
await translator.init({
  lng: 'zh',
  fallbackLng: false,
  showSupportNotice: false,
  resources: {
    zh: {
      price: priceZh,
      market: marketZh,
      booking: bookingZh,
      spaces: spacesZh,
      catalog: catalogZh,
      exchange: exchangeZh,
      activities: activitiesZh,
      cases: casesZh,
      codes: codesZh,
      console: consoleZh,
      evaluation: evaluationZh,
      files: filesZh,
      indicators: indicatorsZh,
      kernel: { reason: { ...kernelZh.reason, ...kernelServerZh.reason } },
      notices: noticesZh,
      parts: partsZh,
      people: peopleZh,
      permits: permitZh,
      programmes: programmesZh,
      webhooks: webhooksZh,
    },
    en: {
      price: priceEn,
      market: marketEn,
      booking: bookingEn,
      spaces: spacesEn,
      catalog: catalogEn,
      exchange: exchangeEn,
      activities: activitiesEn,
      cases: casesEn,
      codes: codesEn,
      console: consoleEn,
      evaluation: evaluationEn,
      files: filesEn,
      indicators: indicatorsEn,
      kernel: { reason: { ...kernelEn.reason, ...kernelServerEn.reason } },
      notices: noticesEn,
      parts: partsEn,
      people: peopleEn,
      permits: permitEn,
      programmes: programmesEn,
      webhooks: webhooksEn,
    },
  },
  interpolation: { escapeValue: false },
} as Parameters<typeof translator.init>[0])

/** A permission among the facts by its name: nobody who is refused knows its code. */
function named(language: Language, facts: Facts): Facts {
  const key = `permits:${facts['permit']}`
  if (!translator.exists(key, { lng: language })) return facts
  return { ...facts, permit: String(translator.t(key, { lng: language })) }
}

/** `people.sign_in_wrong` → the sentence at `people:reason.sign_in_wrong`; the code itself where none exists. */
export const say: Say = (language, code, facts = {}) => {
  const dot = code.indexOf('.')
  const key = `${code.slice(0, dot)}:reason.${code.slice(dot + 1)}`
  return translator.exists(key, { lng: language })
    ? String(translator.t(key, { lng: language, ...named(language, facts) }))
    : code
}

/** Any text by its full key, `people:role.officer`. */
export const text: Say = (language, key, facts = {}) =>
  String(translator.t(key, { lng: language, ...facts }))
