import { formatIsoDay, zone } from '../kernel/format.ts'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** 2019-07-08 09:31:07 in the time of the house: an audit trail needs the second. */
export function stampOf(moment: string): string {
  return `${formatIsoDay(moment)} ${clock.format(new Date(moment))}`
}
