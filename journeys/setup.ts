/** A journey that fails tells what its browsers showed. */
import { afterEach } from 'vitest'
import { tellOpenPages } from './browser.ts'

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellOpenPages()
})
