/** What an environment is made of: a company and its offers as the reader sees them. */
import { certificateName } from '../../domain/catalog/certificateName.ts'
import type { ExchangedCertificate } from '../../domain/exchange/companySubmodels.ts'
import { calendarText } from '../../domain/exchange/calendarText.ts'
import { calendarFormat } from '../../domain/exchange/exchange.endpoints.ts'
import type { ExchangedCalendar } from '../../domain/exchange/productionCalendar.ts'
import type { Given, GivenOffer } from '../../domain/exchange/shells.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { provinces, regionOf } from '../../domain/kernel/province.ts'
import { readCompanyOutlook, shownCalendar } from '../booking/index.ts'
import { heldCertificates, toldOffers, valueWords, type ToldOffer } from '../catalog/index.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

/** Those confirmed last; a larger company is read page by page through the lists. */
export const offersGiven = 500

const offerOf = (told: ToldOffer): GivenOffer => ({
  ...{ id: told.id, title: told.title, summary: told.summary, kind: told.kind },
  values: told.values,
  confirmedOn: dayOfMoment(told.confirmedAt.toISOString()),
})

function placeOf(offers: readonly ToldOffer[]) {
  const code = offers.find(({ region }) => region !== null)?.region
  const province = provinces.find((one) => regionOf(one.code) === code)
  return province === undefined ? null : { zh: province.name, en: province.name }
}

const originOf = (work: Reading): string => work.host.config.baseUrl.replace(/\/+$/, '')

/** What is valid now, as the page of the company tells it to everybody. */
async function certificatesOf(work: Reading, orgId: string): Promise<ExchangedCertificate[]> {
  const held = await heldCertificates(work, orgId)
  return held.map((one) => ({
    ...{ kind: one.kind, standard: certificateName(one).zh, issuer: one.issuer },
    ...{ number: one.number, scope: one.scope, issuedOn: one.validFrom },
    ...{ expiresOn: one.validUntil, checked: one.check?.outcome === 'confirmed' },
  }))
}

/** As far as the company shows its capacity: by offers that the reader sees. */
async function calendarOf(work: Reading, orgId: string): Promise<ExchangedCalendar | null> {
  const outlook = await readCompanyOutlook(work, orgId)
  if (outlook.offers === 0) return null
  const shifts = await shownCalendar(work, orgId)
  return {
    address:
      shifts === null
        ? null
        : `${originOf(work)}/api/exchange/companies/${orgId}/shells/${calendarFormat}`,
    outlook: outlook.weeks,
  }
}

/** The shifts of a company as a calendar file; missing where it shows none. */
export async function companyCalendar(work: Reading, orgId: string): Promise<string> {
  const calendar = found(await shownCalendar(work, orgId), 'calendar')
  const now = work.now.toISOString()
  return calendarText(calendar, { id: orgId, from: dayOfMoment(now), made: now })
}

/** Of offers of one organisation. */
async function givenOf(work: Reading, offers: readonly ToldOffer[]): Promise<Given> {
  const [first] = offers
  const { orgId, orgName } = found(first, 'company')
  const kinds = new Map(offers.map(({ kind }) => [kind.id, kind.name]))
  return {
    company: {
      ...{ id: orgId, name: orgName, region: placeOf(offers) },
      certificates: await certificatesOf(work, orgId),
      kinds: [...kinds.values()],
    },
    calendar: await calendarOf(work, orgId),
    offers: offers.map(offerOf),
    origin: originOf(work),
    words: valueWords,
  }
}

export const companyGiven = async (work: Reading, orgId: string): Promise<Given> =>
  givenOf(work, await toldOffers(work, { orgId }, offersGiven))

export const offerGiven = async (work: Reading, offerId: string): Promise<Given> =>
  givenOf(work, await toldOffers(work, { offerId }, 1))
