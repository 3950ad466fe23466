import { defineConfig } from 'vitest/config'

// oxlint-disable-next-line import/no-default-export
export default defineConfig({
  test: {
    include: [
      'domain/**/*.test.ts',
      'engines/**/*.test.ts',
      'server/**/*.test.ts',
      'tools/**/*.test.ts',
    ],
    pool: 'threads',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
