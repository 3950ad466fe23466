/**
 * Bar: somebody types at speed in a real browser while its tab, the browser or the server is killed at a random
 * moment. At most the last 250 ms are missing where they typed, and nothing that was acknowledged on the server.
 */
import { freePort } from '../../server/testing/freePort.ts'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import { randomOf, type Random } from '../../domain/programmes/form/random.ts'
import { findChromium } from '../chromium.ts'
import { buildWeb } from '../webBuild.ts'
import { withPlace, type Place } from './place.ts'
import { machine, percentile, resultOf, type Report, type Result } from './report.ts'
import { copySpecimens, makeSpecimens, type Copied } from './sampleFiles.ts'
import { startBaigong, stopPeer, type Peer } from './server.ts'

export type KeystrokesOptions = {
  readonly seed: number
  readonly rounds: number
  /** Pause between two keys. */
  readonly key_ms: number
}

const kinds = ['tab', 'browser', 'server'] as const
type Kind = (typeof kinds)[number]

const field = 'B.summary'
const fieldLabel = '项目简述'
const fieldSpace = 700
const allowedMs = 250
const letters = 'abcdefghijklmnopqrstuvwxyz'

type Opened = { readonly child: ChildProcess; readonly browser: Browser; readonly page: Page }
type Desk = { readonly place: Place; readonly writer: Copied; readonly port: number }

async function openPage({ place, writer, port }: Desk): Promise<Opened> {
  const { executablePath, args } = await findChromium()
  const profile = join(place.dataDir, 'profile')
  const child = spawn(
    executablePath,
    [...args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let address = ''
  for await (const line of createInterface({ input: child.stderr! })) {
    address = /DevTools listening on (ws:\S+)/.exec(line)?.[1] ?? ''
    if (address !== '') break
  }
  child.stderr!.resume()
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('the browser has no profile')
  const url = `http://localhost:${port}`
  await context.addCookies([{ name: 'baigong_session', value: writer.token, url }])
  return { child, browser, page: await openForm(await context.newPage(), url, writer) }
}

async function openForm(page: Page, url: string, { applicationId }: Copied): Promise<Page> {
  await page.goto(`${url}/applications/${applicationId}`)
  await page
    .getByRole('link', { name: /B 项目信息/ })
    .first()
    .click()
  await page.getByLabel(fieldLabel).waitFor()
  return page
}

async function closeBrowser({ child, browser }: Opened): Promise<void> {
  await browser.close().catch(() => undefined)
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

const shownIn = (page: Page): Promise<string> => page.getByLabel(fieldLabel).inputValue()

/** What the server holds now. */
async function heldBy({ port, writer }: Desk): Promise<string> {
  const url = `http://localhost:${port}/api/programmes/applications/${writer.applicationId}/draft`
  const answer = await fetch(url, { headers: { cookie: `baigong_session=${writer.token}` } })
  const draft = (await answer.json()) as { fields: Record<string, { value: string }> }
  return draft.fields[field]?.value ?? ''
}

const syncWithinMs = 60_000

async function untilSynced(desk: Desk, page: Page): Promise<string> {
  for (let waited = 0; waited < syncWithinMs; waited += 100) {
    const shown = await shownIn(page)
    const held = await heldBy(desk).catch(() => undefined)
    if (held === shown) return shown
    await sleep(100)
  }
  throw new Error('browser and server did not come to agree')
}

/** The longest text of the field that the server has acknowledged. */
function watchAcknowledged(page: Page): () => string {
  let longest = ''
  page.on('response', (response) => {
    const request = response.request()
    if (!request.url().endsWith('/edits') || response.status() !== 200) return
    const { edits } = request.postDataJSON() as { edits: { at: string; value: unknown }[] }
    for (const { at, value } of edits) {
      if (at === field && typeof value === 'string' && value.length > longest.length)
        longest = value
    }
  })
  return () => longest
}

type Typed = { text: string; readonly at: number[] }

/** Types until the page is gone or the time is over. */
async function typeUntil(page: Page, typed: Typed, untilMs: number, keyMs: number): Promise<void> {
  const end = performance.now() + untilMs
  try {
    for (let index = 0; performance.now() < end; index++) {
      const letter = letters[index % letters.length]!
      await page.keyboard.press(letter)
      typed.text += letter
      typed.at.push(performance.now())
      await sleep(keyMs)
    }
  } catch {
    // The page went away under the fingers.
  }
}

async function kill(kind: Kind, opened: Opened, peer: Peer): Promise<void> {
  if (kind === 'server') {
    peer.child.kill('SIGKILL')
    await once(peer.child, 'exit')
  } else if (kind === 'browser') {
    opened.child.kill('SIGKILL')
    await once(opened.child, 'exit')
  } else {
    const cdp = await opened.page.context().newCDPSession(opened.page)
    await Promise.race([cdp.send('Page.crash').catch(() => undefined), sleep(1000)])
  }
}

type Round = { readonly kind: Kind; readonly lostMs: number; readonly acknowledgedLost: number }

/** How old the oldest key was that is missing; 0 where nothing is. */
function lostMsOf(before: string, typed: Typed, after: string, killedAt: number): number {
  const whole = before + typed.text
  if (!whole.startsWith(after) && !after.startsWith(whole)) {
    throw new Error(
      `the text is another one: ${after.slice(-40)} is no part of ${whole.slice(-40)}`,
    )
  }
  const firstLost = typed.at[after.length - before.length]
  return firstLost === undefined ? 0 : Math.max(0, killedAt - firstLost)
}

type Running = { opened: Opened; peer: Peer }

async function playRound(desk: Desk, running: Running, kind: Kind, random: Random, keyMs: number) {
  const { page } = running.opened
  const box = page.getByLabel(fieldLabel)
  if ((await shownIn(page)).length > fieldSpace) await box.fill('起')
  const before = await untilSynced(desk, page)
  const acknowledged = watchAcknowledged(page)
  await box.focus()
  await page.keyboard.press('Control+End')
  const typed: Typed = { text: '', at: [] }
  const killAfterMs = random.whole(300, 4000)
  // Whoever types does not notice a server that is away, and goes on.
  const typing = typeUntil(page, typed, killAfterMs + (kind === 'server' ? 1500 : 30_000), keyMs)
  await sleep(killAfterMs)
  const killedAt = performance.now()
  await kill(kind, running.opened, running.peer)
  await typing
  if (kind === 'server') running.peer = await startBaigong(desk.place, desk.port)
  else {
    await closeBrowser(running.opened)
    running.opened = await openPage(desk)
  }
  const after = await untilSynced(desk, running.opened.page)
  return {
    kind,
    lostMs: lostMsOf(before, typed, after, killedAt),
    acknowledgedLost: after.startsWith(acknowledged()) ? 0 : 1,
  } satisfies Round
}

function resultsOf(rounds: readonly Round[]): Result[] {
  return kinds.map((kind) => {
    const mine = rounds.filter((round) => round.kind === kind)
    const lost = mine.map(({ lostMs }) => lostMs)
    return {
      ...resultOf('baigong', `typed text missing after a killed ${kind}`, { each: lost, allMs: 1 }),
      per_second: 0,
      max_ms: Math.round(percentile(lost, 1)),
      rounds: mine.length,
      over_250_ms: lost.filter((ms) => ms > allowedMs).length,
      acknowledged_lost: mine.reduce((sum, one) => sum + one.acknowledgedLost, 0),
    }
  })
}

export function benchKeystrokes(options: KeystrokesOptions): Promise<Report> {
  return withPlace(async (place) => {
    await buildWeb()
    const { all } = await makeSpecimens(place, 1)
    const [writer] = await copySpecimens(place, all, 1)
    const desk: Desk = { place, writer: writer!, port: await freePort() }
    const running: Running = {
      peer: await startBaigong(place, desk.port),
      opened: await openPage(desk),
    }
    const random = randomOf(options.seed)
    const versions = {
      node: process.version,
      postgres: place.postgres,
      chromium: running.opened.browser.version(),
    }
    const rounds: Round[] = []
    try {
      await running.opened.page.getByLabel(fieldLabel).fill('起')
      for (let round = 0; round < options.rounds; round++) {
        const kind = kinds[round % kinds.length]!
        rounds.push(await playRound(desk, running, kind, random, options.key_ms))
      }
      const { seed, ...sizes } = options
      const results = resultsOf(rounds)
      return { name: 'keystrokes', machine: machine(), versions, seed, sizes, results }
    } finally {
      await closeBrowser(running.opened)
      await stopPeer(running.peer)
    }
  })
}
