/** Lists of indicators that ship with the house. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndicatorList } from '../../domain/indicators/indicator.ts'
import { projectRoot } from '../kernel/config.ts'

let shipped: Promise<readonly IndicatorList[]> | undefined

async function readLists(): Promise<readonly IndicatorList[]> {
  const folder = join(projectRoot, 'data/indicators')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted()
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return texts.map((text) => JSON.parse(text) as IndicatorList)
}

/** Files of the program itself: they do not change while it runs. */
export function shippedLists(): Promise<readonly IndicatorList[]> {
  shipped ??= readLists()
  return shipped
}
