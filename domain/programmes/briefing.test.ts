import { expect, test } from 'vitest'
import { briefingCalendar, mayCome, type Briefing } from './briefing.ts'
import { readReceiptNo } from './objection.ts'

const briefing: Briefing = {
  id: '00000000-0000-7000-8000-000000000001',
  programmeId: 'example',
  title: '申报书填写、纸质材料装订与电子材料命名说明会；第二场（演示）',
  unit: null,
  unitName: null,
  startsAt: '2019-07-12T06:30:00.000Z',
  endsAt: null,
  place: '二楼报告厅, 东区',
  hasOnline: false,
  online: null,
  body: '第一行\n第二行',
  capacity: 2,
  placesLeft: 0,
  coming: false,
  own: false,
  cancelledAt: null,
}

test('a calendar file keeps what RFC 5545 asks: CRLF, escapes, lines of at most 75 octets', () => {
  const text = briefingCalendar(briefing, '2019-07-08T01:30:00.000Z')
  const lines = text.split('\r\n')
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '').split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Baigong//Briefing//ZH',
    'BEGIN:VEVENT',
    'UID:00000000-0000-7000-8000-000000000001@baigong',
    'DTSTAMP:20190708T013000Z',
    'DTSTART:20190712T063000Z',
    'DTEND:20190712T083000Z',
    `SUMMARY:${briefing.title}`,
    'LOCATION:二楼报告厅\\, 东区',
    'DESCRIPTION:第一行\\n第二行',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('a full session is refused, but not for the one who has a place', () => {
  const now = new Date('2019-07-08T01:30:00.000Z')
  const code = (one: Briefing) => {
    const verdict = mayCome(one, now)
    return verdict.ok ? 'ok' : verdict.code
  }
  expect(
    [
      briefing,
      { ...briefing, placesLeft: 1 },
      { ...briefing, placesLeft: null },
      { ...briefing, coming: true },
      { ...briefing, cancelledAt: briefing.startsAt },
      { ...briefing, startsAt: now.toISOString() },
    ].map(code),
  ).toEqual([
    'programmes.briefing_full',
    'ok',
    'ok',
    'programmes.briefing_seat_taken_already',
    'programmes.briefing_cancelled',
    'programmes.briefing_begun',
  ])
})

test('a receipt number is read as people type it', () => {
  expect(readReceiptNo(' yy2019-abcd-efgh-jklm ')).toBe('YY2019-ABCD-EFGH-JKLM')
  expect(readReceiptNo('ＹＹ2019－ABCD－EFGH－JKLM')).toBe('YY2019-ABCD-EFGH-JKLM')
  expect(readReceiptNo('YY2019-ABCD-EFGH-JKL0')).toBeNull()
  expect(readReceiptNo('YY2019-ABCDEFGH-JKLM')).toBeNull()
})
