/**
 * Bar: with a cold cache, a processor four times slower and 1.6 Mbit/s at 150 ms, the median of five visits has
 * its largest paint within 2.5 s, on at most 180 kB of gzipped JavaScript.
 */
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import { seedCore, shownProgramme } from '../../server/demo/seed.ts'
import { buildWeb } from '../webBuild.ts'
import { withPlace } from './place.ts'
import { machine, percentile, resultOf, type Report, type Result } from './report.ts'
import { startBaigong, stopPeer } from './server.ts'

export type FirstPageOptions = {
  readonly seed: number
  readonly visits: number
  readonly slowdown: number
  readonly kbit: number
  readonly latency_ms: number
}

type Visit = {
  readonly lcpMs: number
  readonly fcpMs: number
  readonly scriptGzipBytes: number
  readonly transferBytes: number
  readonly what: string
}

/** The page is at rest when nothing was fetched for so long. */
const restMs = 1500

async function slowDown(page: Page, options: FirstPageOptions): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  const bytesPerSecond = (options.kbit * 1000) / 8
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: options.latency_ms,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: options.slowdown })
}

/** Counts what arrives: the browser's own count of bytes, and scripts as gzip would send them. */
function countBytes(page: Page) {
  const scripts: Promise<number>[] = []
  const transfers: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    transfers.push(
      request
        .sizes()
        .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize)
        .catch(() => 0),
    )
    if (request.resourceType() !== 'script') return
    scripts.push(
      request
        .response()
        .then((response) => response?.body())
        .then((body) => (body === undefined ? 0 : gzipSync(body, { level: 9 }).length)),
    )
  })
  const sum = async (all: readonly Promise<number>[]) =>
    (await Promise.all(all)).reduce((total, one) => total + one, 0)
  return async () => ({
    scriptGzipBytes: await sum(scripts),
    transferBytes: await sum(transfers),
  })
}

/** Paint times as the browser tells them; `what` is the element that was largest. */
const paints = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const last = list.getEntries().at(-1)
    const [first] = performance.getEntriesByName('first-contentful-paint')
    const text = last.element?.textContent ?? ''
    const what = (last.element?.tagName ?? '').toLowerCase() + ' ' + text.slice(0, 20)
    resolve({ lcpMs: last.startTime, fcpMs: first?.startTime ?? 0, what })
  }).observe({ type: 'largest-contentful-paint', buffered: true })
})`
type Paints = Pick<Visit, 'lcpMs' | 'fcpMs' | 'what'>

async function visit(browser: Browser, url: string, options: FirstPageOptions): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1350, height: 940 },
    locale: 'zh-CN',
  })
  try {
    const page = await context.newPage()
    await slowDown(page, options)
    const counted = countBytes(page)
    await page.goto(url, { waitUntil: 'load' })
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(restMs)
    return { ...(await page.evaluate<Paints>(paints)), ...(await counted()) }
  } finally {
    await context.close()
  }
}

function resultFor(what: string, visits: readonly Visit[]): Result {
  const of = (pick: (one: Visit) => number): number[] => visits.map(pick)
  const lcp = of(({ lcpMs }) => lcpMs)
  return {
    ...resultOf('baigong', what, { each: lcp, allMs: 1000 }),
    per_second: 0,
    fcp_p50_ms: Math.round(
      percentile(
        of(({ fcpMs }) => fcpMs),
        0.5,
      ),
    ),
    script_gzip_bytes: percentile(
      of(({ scriptGzipBytes }) => scriptGzipBytes),
      0.5,
    ),
    transfer_bytes: percentile(
      of(({ transferBytes }) => transferBytes),
      0.5,
    ),
    largest: visits[0]?.what ?? '',
  }
}

export function benchFirstPage(options: FirstPageOptions): Promise<Report> {
  return withPlace(async (place) => {
    await buildWeb()
    await seedCore(place.host)
    const peer = await startBaigong(place)
    const browser = await launchChromium()
    try {
      const pages = [
        { what: 'largest paint, /', path: '/' },
        { what: 'largest paint, a call', path: `/calls/${shownProgramme}` },
      ]
      const results: Result[] = []
      for (const { what, path } of pages) {
        const visits: Visit[] = []
        for (let turn = 0; turn < options.visits; turn++) {
          visits.push(await visit(browser, `http://localhost:${peer.port}${path}`, options))
        }
        results.push(resultFor(what, visits))
      }
      const { seed, ...sizes } = options
      const versions = {
        node: process.version,
        postgres: place.postgres,
        chromium: browser.version(),
      }
      return { name: 'first-page', machine: machine(), versions, seed, sizes, results }
    } finally {
      await browser.close()
      await stopPeer(peer)
    }
  })
}
