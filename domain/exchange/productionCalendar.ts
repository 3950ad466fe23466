/**
 * IDTA 02067 Production Calendar 1.0 of a company: its shifts as a calendar file that is fetched where the submodel says,
 * and beside it, under a name of ours, what of the weeks ahead is open and free.
 */
import type { Collection, Submodel } from './aas.ts'
import { partName } from './calendarText.ts'
import { collection, external, listOf, property } from './elements.ts'

const base = 'https://admin-shell.io/idta/ProductionCalendar'
export const calendarSemantics = {
  submodel: 'https://admin-shell.io/idta/SubmodelTemplate/ProductionCalendar/1/0',
  calendar: `${base}/calendar/1/0`,
  variables: `${base}/specificationExtensionVariables/1/0`,
  variableName: `${base}/variableName/1/0`,
  variableSpecification: `${base}/variableSpecification/1/0`,
  outlook: 'urn:baigong:productionCalendar:outlook',
  week: 'urn:baigong:productionCalendar:week',
  openHours: 'urn:baigong:productionCalendar:openHours',
  freeHours: 'urn:baigong:productionCalendar:freeHours',
} as const

type OutlookWeek = {
  /** Its Monday. */
  readonly week: string
  /** Of machines, summed over what the reader sees. */
  readonly openHours: number
  readonly freeHours: number
}

export type ExchangedCalendar = {
  /** Where its file is; null where no offer that is seen runs by the calendar of the company. */
  readonly address: string | null
  readonly outlook: readonly OutlookWeek[]
}

const nameless = ({ idShort: _none, ...rest }: Collection): Collection => rest

function weekElement({ week, openHours, freeHours }: OutlookWeek): Collection {
  const semanticId = calendarSemantics.week
  return nameless(
    collection('Week', semanticId, [
      property('Week', semanticId, week, 'xs:date'),
      property('OpenHours', calendarSemantics.openHours, String(openHours), 'xs:double'),
      property('FreeHours', calendarSemantics.freeHours, String(freeHours), 'xs:double'),
    ]),
  )
}

/** The property of ours in the file, as the template asks to name such. */
const extension = (): Collection =>
  nameless(
    collection('Variable', calendarSemantics.variables, [
      property('variableName', calendarSemantics.variableName, partName),
      {
        ...{ modelType: 'File', idShort: 'variableSpecification', contentType: 'text/plain' },
        semanticId: external(calendarSemantics.variableSpecification),
      },
    ]),
  )

export function productionCalendar(id: string, { address, outlook }: ExchangedCalendar): Submodel {
  const ofList = 'SubmodelElementCollection'
  const weeks = outlook.map(weekElement)
  return {
    ...{ modelType: 'Submodel', id, idShort: 'ProductionCalendar', kind: 'Instance' },
    semanticId: external(calendarSemantics.submodel),
    submodelElements: [
      ...(address === null
        ? []
        : [
            {
              ...({
                modelType: 'File',
                idShort: 'calendar',
                contentType: 'text/calendar',
              } as const),
              ...{ semanticId: external(calendarSemantics.calendar), value: address },
            },
          ]),
      listOf('specificationExtensionVariables', calendarSemantics.variables, ofList, [extension()]),
      ...(weeks.length === 0
        ? []
        : [listOf('FreeOutlook', calendarSemantics.outlook, ofList, weeks)]),
    ],
  }
}
