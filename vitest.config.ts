import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/testOrder.ts'

/**
 * Test files of one worker share what they import: nothing of ours keeps state in a module, and importing
 * the server anew for every file would take longer than its tests.
 */
export default defineConfig({
  test: {
    globalSetup: ['./server/testing/globalSetup.ts'],
    include: [
      'domain/**/*.test.ts',
      'engines/**/*.test.ts',
      'server/**/*.test.ts',
      'tools/**/*.test.ts',
      'web/**/*.test.{ts,tsx}',
    ],
    // Node runs TypeScript as it is, as it does for the house itself.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    pool: 'threads',
    isolate: false,
    // The longest wait more than they work: two of them leave a core to the others.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // A busy machine answers late.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
})
