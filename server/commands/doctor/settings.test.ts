import pg from 'pg'
import { expect, test } from 'vitest'
import { openOlderServer } from '../../testing/olderServer.ts'
import { deadlineSettings, durability, readServerSettings } from './settings.ts'

async function settingsOf(connection: pg.ClientConfig) {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await readServerSettings(client)
  } finally {
    await client.end()
  }
}

test('a server that forgets, with the settings it came with, is told how to keep', async (context) => {
  const server = await openOlderServer('fast')
  if (server === undefined) return context.skip()
  try {
    const settings = await settingsOf(server.connection)
    expect([durability(settings), deadlineSettings(settings)]).toEqual([
      {
        name: 'durability',
        ok: 'no',
        detail: 'off: fsync',
        remedy: 'turn on fsync: a power cut would undo what people were told is saved',
      },
      {
        name: 'settings',
        ok: 'note',
        detail: 'low for a deadline hour: shared_buffers, max_wal_size, checkpoint_timeout',
        remedy:
          "alter system set shared_buffers = '256MB'; alter system set max_wal_size = '2GB'; " +
          "alter system set checkpoint_timeout = '15min'; then restart the server",
      },
    ])
  } finally {
    await server.stop()
  }
})
