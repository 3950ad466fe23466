import { expect, test } from 'vitest'
import { listRowsMax } from '../../../domain/kernel/sheetList.ts'
import { readSheet } from './sheetFile.ts'

test('a list as long as lists may be is opened in its own process, again and again', async () => {
  const line = (_one: unknown, at: number) =>
    `2019,${at},制造能力开放,第${at}号共享制造平台（演示）`
  const list = Buffer.from(Array.from({ length: listRowsMax }, line).join('\n'))
  for (let turn = 0; turn < 3; turn++) {
    const read = await readSheet(list)
    expect(read).toMatchObject({ ok: true, rows: { length: listRowsMax } })
  }
}, 120_000)
