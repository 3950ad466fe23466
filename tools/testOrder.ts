/**
 * The order in which test files begin. The longest come first: they mostly wait (for a killed server, an office
 * suite, a build), and one that began last would keep a whole run waiting for it alone.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Longest first, as the last whole run told. */
const longest = [
  'tools/bench/bench.test.ts',
  'engines/parts/oracle.test.ts',
  'server/commands/commands.test.ts',
  'tools/new-module.test.ts',
  'server/kill.test.ts',
  'server/killJudging.test.ts',
  'server/leaks.test.ts',
  'server/files/s3House.test.ts',
  'server/kernel/backup/backup.test.ts',
  'server/rehearsal/rehearse.test.ts',
  'server/files/hostile.test.ts',
  'server/killPublication.test.ts',
  'engines/parts/features/recognise.test.ts',
  'server/keys.test.ts',
  'server/killHooks.test.ts',
  'server/programmes/documents/documents.test.ts',
  'server/files/kill.test.ts',
  'server/files/storage.test.ts',
  'server/programmes/package.test.ts',
  'server/programmes/dispatch.test.ts',
  'journeys/programmeOffice.journey.ts',
  'journeys/cityOfficer.journey.ts',
  'journeys/public.journey.ts',
  'journeys/promotion.journey.ts',
  'journeys/arrange.journey.ts',
  'journeys/guangdong.journey.ts',
  'journeys/recommend.journey.ts',
  'journeys/notice2019.journey.ts',
  'journeys/select.journey.ts',
  'journeys/round.journey.ts',
  'journeys/apply.journey.ts',
  'journeys/colleague.journey.ts',
]

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((file) => moduleId.endsWith(`/${file}`))
  return place === -1 ? longest.length : place
}

function longestFirst(files: readonly TestSpecification[]): TestSpecification[] {
  return files.toSorted((a, b) => placeOf(a) - placeOf(b))
}

export class LongestFirst extends BaseSequencer {
  /** Every second, third … of the files, so that long ones are dealt out evenly. */
  override async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { index, count } = this.ctx.config.shard!
    const byName = files.toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1))
    return longestFirst(byName).filter((_file, at) => at % count === index - 1)
  }

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longestFirst(await super.sort(files))
  }
}
