/** A real Chromium, and visitors in it whose journey fails on anything the browser complains about. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from '../tools/chromium.ts'
import { root } from '../tools/steps.ts'

/** With `graphics` it draws three dimensions. */
export function openBrowser(wish: { readonly graphics?: boolean } = {}): Promise<Browser> {
  return launchChromium(wish)
}

export type Visitor = {
  readonly page: Page
  /** What the browser complained about so far: errors of scripts, refused content, failed requests. */
  readonly complaints: string[]
  close(): Promise<void>
}

const desktop = { width: 1440, height: 900 } as const
export const phone = { width: 390, height: 844 } as const

/** Whether the page answers to clicks; a page without our house has nothing to wait for. Runs in the page. */
const isLive = `(() => {
  const root = document.getElementById('root')
  const has = (at, kind) => Object.keys(at).some((key) => key.startsWith(kind))
  if (root === null) return true
  const buttons = [...root.querySelectorAll('button')]
  return has(root, '__reactContainer') && buttons.every((button) => has(button, '__reactProps'))
})()`

const livePauseMs = 20
/** A page that does not live by then is told by what the journey does next. */
const liveWithinMs = 10_000

/**
 * What the server wrote is seen before its buttons are alive, and on a full machine a click between the two is
 * lost: whoever goes to a page waits until it lives.
 */
function goToLivePages(page: Page): void {
  const goto = page.goto.bind(page)
  page.goto = async (url, options) => {
    const response = await goto(url, options)
    // Whoever says how far to wait looks at a page on its way.
    if (options?.waitUntil !== undefined) return response
    const until = performance.now() + liveWithinMs
    while (performance.now() < until && !(await page.evaluate<boolean>(isLive))) {
      await page.waitForTimeout(livePauseMs)
    }
    return response
  }
}

/** A visitor with cookies of their own; reads Chinese on a desktop unless told otherwise. */
export async function openVisitor(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: desktop,
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  if (options.javaScriptEnabled !== false) goToLivePages(page)
  const complaints: string[] = []
  page.on('console', (message) => {
    // A refused request (401, 404, 409) is also logged here; the pages say it to people themselves.
    const refusal = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !refusal) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
  })
  const visitor: Visitor = {
    page,
    complaints,
    async close() {
      visitors.delete(visitor)
      await context.close()
    },
  }
  visitors.add(visitor)
  return visitor
}

/** Who is visiting now: a journey that fails does not come to say goodbye. */
const visitors = new Set<Visitor>()

/** What stands on each open page, beside the failure of a journey: a place that was not found says little. */
export async function tellOpenPages(): Promise<void> {
  for (const visitor of visitors) {
    visitors.delete(visitor)
    const { page, complaints } = visitor
    if (page.isClosed()) continue
    const text = await page.evaluate<string>('document.body.innerText').catch(String)
    console.error(`${page.url()}\n${complaints.join('\n')}\n${text.slice(0, 4000)}`)
  }
}

const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')

/** Half a megabyte of script: a page that was looked at before has it still. */
async function bringAxe(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    if (await frame.evaluate("typeof axe === 'undefined'")) await frame.evaluate(axeSource)
  }
}

/** What axe finds against WCAG 2.2 AA on the page as it stands, contrast included; one line a finding. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  await bringAxe(page)
  // In the page itself: the other way opens a page for every reading, which takes longer than the reading.
  const { violations } = await new AxeBuilder({ page, axeSource: 'void 0' })
    .setLegacyMode()
    .options({
      runOnly: { type: 'tag', values: tags },
      // Two places of one name on a page mean that something is drawn twice.
      rules: { 'landmark-unique': { enabled: true } },
      resultTypes: ['violations'],
    })
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  )
}
