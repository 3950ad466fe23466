/** A real Chromium, for journeys and benchmarks. */
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

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
export async function findChromium(): Promise<Program> {
  const chosen = process.env['CHROMIUM_PATH']
  const executablePath = chosen ?? installed.find((path) => existsSync(path))
  // Root has no use for the sandbox, and container hosts often forbid it to others.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN']
  if (executablePath !== undefined) return { executablePath, args }
  const { default: packaged } = await import('@sparticuz/chromium')
  return { executablePath: await packaged.executablePath(), args: [...packaged.args, ...args] }
}

export async function launchChromium(): Promise<Browser> {
  const { executablePath, args } = await findChromium()
  return chromium.launch({ executablePath, args: [...args], headless: true })
}
