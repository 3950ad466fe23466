/** What the persons of a recommending authority do in the browser, one function a deed. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import { writing } from '../server/kernel/work.ts'
import {
  makeMembership,
  makeOrganisation,
  makePerson,
  makeSession,
} from '../server/people/samples.ts'
import type { Caller, World } from '../server/testing/world.ts'
import { accessibilityFaults, openVisitor, type Visitor } from './browser.ts'

export type Authority = Readonly<Record<'officer' | 'checker' | 'leader', Caller>> & {
  readonly orgId: string
  readonly name: string
}

/** An authority with its three persons, signed in. */
export function makeAuthority(w: World, name: string, division: string): Promise<Authority> {
  const requestId = 'journey-authority'
  return writing(w.host, { actor: systemActor, requestId }, async (work) => {
    const orgId = await makeOrganisation(work, { name, kind: 'authority', division })
    const person = async (role: string): Promise<Caller> => {
      const email = `${role}.${orgId.slice(-8)}@demo.test`
      const personId = await makePerson(work, { name: role, email, passwordHash: '' })
      await makeMembership(work, personId, orgId, [`authority.${role}`])
      return w.as(await makeSession(work, personId, orgId))
    }
    const officer = await person('officer')
    const checker = await person('checker')
    return { orgId, name, officer, checker, leader: await person('leader') }
  })
}

/** A browser of its own, signed in by the caller's cookie; a stranger's where nobody is named. */
export async function visit(
  browser: Browser,
  url: string,
  who: Caller | null,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const visitor = await openVisitor(browser, url, options)
  if (who === null) return visitor
  const [name, value] = who.cookie.split('=')
  const cookie = { name: name!, value: value!, url, httpOnly: true }
  await visitor.page.context().addCookies([cookie])
  return visitor
}

/** One person's errand in a browser of their own; the browser must have had nothing to complain of. */
export async function errand(
  browser: Browser,
  url: string,
  who: Caller | null,
  act: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const visitor = await visit(browser, url, who, options)
  await act(visitor.page)
  expect(visitor.complaints).toEqual([])
  await visitor.close()
}

export async function openFile(page: Page, title: string): Promise<void> {
  await page.goto('/inbox')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: /其余 \d+ 项均合格/ }).waitFor()
}

/** Every item of the formal check passes. */
export async function passFile(page: Page, title: string): Promise<void> {
  await openFile(page, title)
  await page.getByRole('button', { name: /其余 \d+ 项均合格/ }).click()
  await page.getByRole('button', { name: '通过审查' }).click()
  await page.getByRole('button', { name: '重新审查' }).waitFor()
}

/** Gives the open file back with one reason. */
export async function returnFile(page: Page, wish: string): Promise<void> {
  await page.getByRole('button', { name: '退回修改' }).click()
  const dialog = page.getByRole('dialog')
  await page.getByLabel('修改要求').first().fill(wish)
  await dialog.getByRole('button', { name: '退回修改' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('已退回').first().waitFor()
}

/** Puts a file of the reserve into the order, by keyboard; `used` is the meter's text afterwards. */
export async function rankFile(page: Page, at: string, title: string, used: string): Promise<void> {
  await page.goto(`/recommend/${at}`)
  await page
    .getByRole('button', { name: new RegExp(title) })
    .first()
    .focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await page.getByText(used).waitFor()
}

export async function sendToCheck(page: Page, at: string): Promise<void> {
  await page.goto(`/recommend/${at}`)
  await page.getByRole('button', { name: '送复核' }).click()
  await page.getByText('送复核。').waitFor()
}

export async function passList(page: Page, at: string): Promise<void> {
  await page.goto(`/recommend/${at}`)
  await page.getByRole('button', { name: '复核通过，送签发' }).click()
  await page.getByText('复核通过。').waitFor()
}

/** Signs with a document number; a waiver of publicity is written where the programme asks for one. */
export async function signList(page: Page, at: string, documentNumber: string): Promise<void> {
  await page.goto(`/recommend/${at}`)
  await page.getByRole('button', { name: '签发', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const sign = dialog.getByRole('button', { name: '签发', exact: true })
  await page.getByLabel('文号').fill(documentNumber)
  await sign.click()
  const signed = page.getByRole('button', { name: '撤回签发' })
  // A reason that was given before stands there from the start: only the answer tells whether one is missing.
  const refusal = dialog.getByRole('alert')
  await signed.or(refusal).first().waitFor()
  if (await refusal.isVisible()) {
    await page.getByLabel('未公示的理由').fill('已在单位网站公示五个工作日，无异议。')
    await sign.click()
  }
  await signed.waitFor()
}

/** The three signatures of one authority, each by its own person. */
export async function signThrough(
  browser: Browser,
  url: string,
  by: Authority,
  at: string,
  documentNumber: string,
): Promise<void> {
  await errand(browser, url, by.officer, (page) => sendToCheck(page, at))
  await errand(browser, url, by.checker, (page) => passList(page, at))
  await errand(browser, url, by.leader, (page) => signList(page, at, documentNumber))
}

/** Builds the unit's package: the application stands in it under `name`, and `copies` volumes are to be bound. */
export async function expectPackage(
  page: Page,
  unitName: string,
  name: string,
  copies: number,
): Promise<void> {
  await page.goto('/packages')
  await page.getByRole('link', { name: unitName }).first().click()
  await page.getByRole('button', { name: '生成报送包', exact: true }).click()
  await page.getByText(name).first().waitFor({ timeout: 90_000 })
  expect(await accessibilityFaults(page)).toEqual([])
  await page.goto(`${page.url()}/print`)
  await page.getByText(`0/${copies}`).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
}
