/** A real Chromium, and visitors in it whose journey fails on anything the browser complains about. */
import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const installed: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

type Program = { readonly executablePath: string; readonly args: readonly string[] }

/** `CHROMIUM_PATH`, else what is installed, else the browser inside the npm package (Linux x64). */
async function findChromium(): Promise<Program> {
  const chosen = process.env['CHROMIUM_PATH']
  const executablePath = chosen ?? installed.find((path) => existsSync(path))
  // Root has no use for the sandbox, and container hosts often forbid it to others.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN']
  if (executablePath !== undefined) return { executablePath, args }
  const { default: packaged } = await import('@sparticuz/chromium')
  return { executablePath: await packaged.executablePath(), args: [...packaged.args, ...args] }
}

export async function openBrowser(): Promise<Browser> {
  const { executablePath, args } = await findChromium()
  return chromium.launch({ executablePath, args: [...args], headless: true })
}

export type Visitor = {
  readonly page: Page
  /** What the browser complained about so far: errors of scripts, refused content, failed requests. */
  readonly complaints: string[]
  close(): Promise<void>
}

const desktop = { width: 1440, height: 900 } as const
export const phone = { width: 390, height: 844 } as const

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
  return { page, complaints, close: () => context.close() }
}

/** What axe finds against WCAG 2.2 AA on the page as it stands, contrast included; one line a finding. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  )
}
