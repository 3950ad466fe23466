import { expect, test } from 'vitest'
import { calendarOf, type CalendarEvent } from './calendar.ts'

const event: CalendarEvent = {
  uid: 'slot-1@baigong',
  from: '2019-08-02T09:30:00+08:00',
  to: '2019-08-02T10:00:00+08:00',
  title: '答辩：甲, 乙; 丙',
  place: '第一会议室',
  note: '请带材料\n一式三份',
  cancelled: false,
}
const made = '2019-07-30T00:00:00.000Z'

test('an event as calendars read it, in UTC, with what is special escaped', () => {
  expect(calendarOf([event], made).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Baigong//Sessions//ZH',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    'UID:slot-1@baigong',
    'DTSTAMP:20190730T000000Z',
    'DTSTART:20190802T013000Z',
    'DTEND:20190802T020000Z',
    'SUMMARY:答辩：甲\\, 乙\\; 丙',
    'LOCATION:第一会议室',
    'DESCRIPTION:请带材料\\n一式三份',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
  const off = calendarOf([{ ...event, place: '', note: '', cancelled: true }], made)
  expect(off).toContain('STATUS:CANCELLED')
  expect(off).not.toMatch(/LOCATION|DESCRIPTION/)
})

test('no line is longer than 75 octets, and unfolded nothing is lost', () => {
  const title = '装备共享制造与产能协同服务平台𠮷'.repeat(12)
  const text = calendarOf([{ ...event, title }], made)
  const lines = text.split('\r\n')
  const octets = lines.map((line) => new TextEncoder().encode(line).length)
  expect(Math.max(...octets)).toBeLessThanOrEqual(75)
  expect(Math.max(...octets)).toBeGreaterThan(70)
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`)
})
