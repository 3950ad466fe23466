/**
 * The order in which test files begin. The longest come first: they mostly wait (for a killed server, an office
 * suite, a build), and one that began last would keep a whole run waiting for it alone.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Longest first, as the last whole run told. */
const longest = [
  'server/kill.test.ts',
  'tools/bench/bench.test.ts',
  'tools/new-module.test.ts',
  'server/commands/commands.test.ts',
  'server/files/s3House.test.ts',
  'server/files/hostile.test.ts',
  'server/programmes/documents/documents.test.ts',
  'server/kernel/backup/backup.test.ts',
  'server/files/kill.test.ts',
  'server/files/storage.test.ts',
  'server/programmes/package.test.ts',
  'server/programmes/dispatch.test.ts',
  'journeys/notice2019.journey.ts',
  'journeys/programmeOffice.journey.ts',
  'journeys/recommend.journey.ts',
  'journeys/public.journey.ts',
]

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((file) => moduleId.endsWith(`/${file}`))
  return place === -1 ? longest.length : place
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}
