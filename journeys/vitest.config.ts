import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from '../tools/testOrder.ts'

/** Journeys: one file, one goal, in a real browser. Two at once, since each has a browser and a house. */
export default defineConfig({
  test: {
    globalSetup: ['./server/testing/globalSetup.ts'],
    root: resolve(import.meta.dirname, '..'),
    setupFiles: ['./journeys/setup.ts'],
    include: ['journeys/**/*.journey.ts'],
    experimental: { viteModuleRunner: false, nodeLoader: false },
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 180_000,
    hookTimeout: 120_000,
    passWithNoTests: true,
  },
})
