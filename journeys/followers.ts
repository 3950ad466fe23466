/** What the hands of a selected project do with its papers in the browser, one function a deed. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import { writing } from '../server/kernel/work.ts'
import { shippedProgrammes } from '../server/programmes/index.ts'
import { smallForm } from '../server/programmes/package.sample.ts'
import { makeProgramme } from '../server/programmes/samples.ts'
import { personas } from '../server/testing/personas.ts'
import { openHouse } from './house.ts'

export const programmeId = 'shuangchuang-2019'

/** A house after the selection: its programme stands, nobody is followed yet. */
export async function openFollowingHouse() {
  const house = await openHouse('2019-12-12T09:00:00+08:00')
  const p = await personas(house.world)
  const definition = (await shippedProgrammes()).find((one) => one.id === programmeId)!
  await writing(house.world.host, { actor: systemActor, requestId: 'journey' }, (work) =>
    makeProgramme(work, definition, {
      orgId: p.orgs.office.id,
      form: smallForm,
      seats: { '51': p.orgs.province.id },
    }),
  )
  return { house, p }
}

/** The project signs what it has written: it lies with its unit; answers the address of the paper. */
export async function handOver(page: Page): Promise<string> {
  await page.getByRole('button', { name: '签署并报送' }).click()
  await page.getByText('现由推荐单位办理').waitFor()
  return new URL(page.url()).pathname
}

/** A unit or an office reads a paper, says what it thinks and signs. */
export async function signs(page: Page, at: string, reads: string): Promise<void> {
  await page.goto(at)
  await page.getByText(reads).first().waitFor()
  await page.getByLabel('意见').fill('情况属实，同意。')
  await page.getByRole('button', { name: '签署', exact: true }).click()
  await page
    .getByText(/待主办单位|已办结/)
    .first()
    .waitFor()
}

export async function asksAcceptance(page: Page, id: string, done: string): Promise<string> {
  await page.goto(`/followings/${id}`)
  await page.getByRole('button', { name: '申请验收' }).click()
  await page.getByRole('heading', { level: 1, name: '验收申请' }).waitFor()
  await page.getByLabel('任务目标完成情况').fill(done)
  return handOver(page)
}

type Judgement = { readonly rule: string; readonly opinion: string; readonly act: string }

/** The office judges what unit and project have signed, with the opinion of its experts. */
export async function judges(page: Page, at: string, { rule, opinion, act }: Judgement) {
  await page.goto(at)
  await page.getByRole('button', { name: '验收结论' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(rule).waitFor()
  await dialog.getByLabel('专家', { exact: true }).fill('沈怀瑾，高级工程师，组长')
  await dialog.getByLabel('专家组意见').fill(opinion)
  await dialog.getByRole('button', { name: act, exact: true }).click()
  await page.getByText('已办结').first().waitFor()
}

/** Whoever knows the address of a project or of its paper, but has no part in it, learns not even its name. */
export async function hidesFromPublic(
  page: Page,
  at: string,
  ...words: readonly string[]
): Promise<void> {
  await page.goto(at)
  await page.waitForURL(/\/sign-in/)
  await page.getByLabel('密码', { exact: true }).waitFor()
  const shown = await page.content()
  for (const word of words) expect(shown).not.toContain(word)
}
