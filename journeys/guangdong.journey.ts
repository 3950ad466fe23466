/**
 * Guangdong 2018, from its data files alone: a city recommends to its province, the province to the ministry.
 * One file is applied for, sent up, returned by the province, mended, sent on and packed.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import { writing } from '../server/kernel/work.ts'
import {
  makeMembership,
  makeOrganisation,
  makePerson,
  makeSession,
} from '../server/people/samples.ts'
import { makeUscc } from '../domain/kernel/uscc.ts'
import type { Persona } from '../server/testing/personas.ts'
import type { Caller } from '../server/testing/world.ts'
import { accessibilityFaults, openBrowser, openVisitor } from './browser.ts'
import { openHouse, type House } from './house.ts'
import {
  expectPackage,
  errand,
  makeAuthority,
  openFile,
  passFile,
  rankFile,
  returnFile,
  signThrough,
  type Authority,
} from './officers.ts'
import { nearlyDone, openShipped } from './programme.ts'

const national = 'shuangchuang-2018'
const provincial = 'guangdong-2018'
const title = '陶瓷装备协同平台（演示）'
const atCity = `${provincial}/4406`
const atProvince = `${national}/44`

let house: House
let browser: Browser
let foshan: Authority
let guangdong: Authority
let applicant: Caller & Pick<Persona, 'org'>
let applicationId: string

async function makeApplicant(): Promise<typeof applicant> {
  const org = {
    name: '佛山灏瓷装备有限公司（演示）',
    kind: 'enterprise',
    division: '440600',
    uscc: makeUscc('enterprise', '440600', 4406),
  } as const
  const w = house.world
  return writing(w.host, { actor: systemActor, requestId: 'journey-applicant' }, async (work) => {
    const id = await makeOrganisation(work, org)
    const personId = await makePerson(work, {
      name: '陶砚秋',
      email: 'tao@demo.test',
      passwordHash: '',
    })
    await makeMembership(work, personId, id, ['applicant.admin'])
    return { ...w.as(await makeSession(work, personId, id)), org: { ...org, id } }
  }) as Promise<typeof applicant>
}

beforeAll(async () => {
  house = await openHouse('2018-07-18T09:00:00+08:00')
  foshan = await makeAuthority(house.world, '佛山市工业主管部门（演示）', '440600')
  guangdong = await makeAuthority(house.world, '广东省工业主管部门（演示）', '440000')
  await openShipped(house.world, national, { '44': { id: guangdong.orgId, name: guangdong.name } })
  await openShipped(house.world, provincial, { '4406': { id: foshan.orgId, name: foshan.name } })
  applicant = await makeApplicant()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const stateOf = async () => {
  const { state, holder } = (
    await applicant.get(`/api/programmes/applications/${applicationId}`)
  ).json()
  return [state, holder.name]
}

test('the province’s rules stand in a page of their own, each value with its source', async () => {
  const { page, complaints, close } = await openVisitor(browser, house.url)
  await page.goto(`/calls/${provincial}`)
  await page.getByRole('heading', { level: 1, name: /广东省2018年/ }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(complaints).toEqual([])
  await close()
})

test('the applicant submits; the file is with the city', async () => {
  applicationId = await nearlyDone(house.world, applicant, title, ['B.summary'], {
    programmeId: national,
    directions: ['8'],
  })
  await errand(browser, house.url, applicant, async (page) => {
    await page.goto(`/applications/${applicationId}/B`)
    await page.getByLabel('项目简述').fill('平台面向陶瓷装备企业在线协同研发与生产。'.repeat(12))
    await page.getByText('本机与服务器一致').waitFor()
    await page.getByRole('button', { name: '提交给推荐单位' }).click()
    await page.getByRole('button', { name: '封存并提交' }).click()
    await page.getByText('提交回执').first().waitFor()
  })
  expect(await stateOf()).toEqual(['submitted', '佛山市'])
})

test('the city checks, ranks within its three places and signs; the province receives', async () => {
  await errand(browser, house.url, foshan.officer, async (page) => {
    await passFile(page, title)
    await rankFile(page, atCity, title, '1/3')
    expect(await accessibilityFaults(page)).toEqual([])
  })
  await signThrough(browser, house.url, foshan, atCity, '佛工信演示〔2018〕12号')
  expect(await stateOf()).toEqual(['submitted', '广东省'])
})

test('the province returns it with a reason at its place; mended, it comes back', async () => {
  await errand(browser, house.url, guangdong.officer, async (page) => {
    await openFile(page, title)
    await returnFile(page, '请补充服务企业数量。')
  })
  expect((await stateOf())[0]).toBe('returned')
  await errand(browser, house.url, applicant, async (page) => {
    await page.goto(`/applications/${applicationId}/B`)
    await page.getByText('请补充服务企业数量。').first().waitFor()
    await page.getByLabel('项目简述').fill('平台已服务陶瓷装备企业二百一十四家。'.repeat(12))
    await page.getByText('本机与服务器一致').waitFor()
    await page.getByRole('button', { name: '提交给推荐单位' }).click()
    await page.getByRole('button', { name: '封存并提交' }).click()
    await page.getByText('提交回执').first().waitFor()
  })
  expect(await stateOf()).toEqual(['submitted', '广东省'])
})

test('the province ranks, signs and packs it for the ministry', async () => {
  await errand(browser, house.url, guangdong.officer, async (page) => {
    await passFile(page, title)
    await page.goto(`/recommend/${atProvince}`)
    await rankFile(page, atProvince, title, '已列入 1 项')
  })
  await signThrough(browser, house.url, guangdong, atProvince, '粤工信演示〔2018〕88号')
  expect((await stateOf())[0]).toBe('recommended')
  await errand(browser, house.url, guangdong.officer, async (page) => {
    const name = `${guangdong.name}—01—${title}—${applicant.org.name}`
    await expectPackage(page, guangdong.name, name, 2)
  })
})
