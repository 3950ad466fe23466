/** Somebody who uses nothing but the keyboard: every place they stop at must be seen and not be covered. */
import type { FileChooser, Page } from 'playwright-core'

type Stop = { readonly name: string; readonly field: boolean; readonly fault: string | null }

/**
 * What has the focus, by its name, and whether a person sees that: a ring on it or on what encloses it, within
 * the window, and nothing above it. Runs in the page.
 */
const stopHere = `(() => {
  const at = document.activeElement
  const labels = [...(at.labels ?? [])].map((label) => label.innerText).join(' ')
  const by = (at.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean)
  const named = by.map((id) => document.getElementById(id)?.innerText ?? '').join(' ')
  const name = at.getAttribute('aria-label') ?? (named || labels || at.innerText || '')
  const field = at.matches('input, select, textarea')
  const told = { name: name.replace(/\\s+/g, ' ').trim(), field, fault: null }
  if (at === document.body) return told
  const ringed = (element) => {
    const style = getComputedStyle(element)
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    return outlined || style.boxShadow !== 'none'
  }
  const around = [at, at.parentElement, at.parentElement?.parentElement].filter(Boolean)
  if (!around.some(ringed)) return { ...told, fault: 'no ring' }
  const box = at.getBoundingClientRect()
  if (box.width === 0 || box.height === 0) return { ...told, fault: 'no size' }
  const top = Math.max(box.top, 0)
  const bottom = Math.min(box.bottom, innerHeight)
  if (bottom <= top) return { ...told, fault: 'out of the window' }
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1)
  const seen = [0.05, 0.5, 0.95].some((share) => {
    const above = document.elementFromPoint(x, top + (bottom - top) * share)
    return above !== null && (at.contains(above) || above.contains(at) || [...(at.labels ?? [])].some((label) => label.contains(above)))
  })
  return seen ? told : { ...told, fault: 'covered' }
})()`

export type Keyboard = {
  /** Goes on with Tab, at most once round the page, until what has the focus has this name. */
  to(name: string | RegExp, way?: 'Tab' | 'Shift+Tab'): Promise<void>
  /** The same, then Enter. */
  press(name: string | RegExp): Promise<void>
  /** The same, then Space: for what is ticked or chosen. */
  tick(name: string | RegExp): Promise<void>
  /** The same, then typed over what stood there. */
  write(name: string | RegExp, text: string): Promise<void>
  /** Waits until the page has led the focus to a field of this name, as after a link to what is missing. */
  led(name: string | RegExp): Promise<void>
  /** Enter on a button that asks the system for a file. */
  choose(name: string | RegExp): Promise<FileChooser>
  /** Where the focus could not be seen, each with its fault. */
  readonly faults: string[]
}

const stopsMost = 250
const ledTries = 100
const ledPauseMs = 50

export function keyboardOf(page: Page): Keyboard {
  const faults: string[] = []
  const { keyboard } = page
  // From the start: the browser begins to hand choosers over a moment after somebody first asks for them.
  page.on('filechooser', () => undefined)
  const is = (name: string | RegExp, heard: string) =>
    typeof name === 'string' ? heard === name || heard.startsWith(`${name} `) : name.test(heard)
  const to = async (name: string | RegExp, way: 'Tab' | 'Shift+Tab' = 'Tab') => {
    const passed: string[] = []
    for (let count = 0; count < stopsMost; count++) {
      await keyboard.press(way)
      const stop = (await page.evaluate(stopHere)) as Stop
      const fault = `${new URL(page.url()).pathname}: “${stop.name.slice(0, 40)}” ${stop.fault}`
      if (stop.fault !== null && !faults.includes(fault)) faults.push(fault)
      if (is(name, stop.name)) return
      passed.push(stop.name.slice(0, 30))
    }
    throw new Error(`${way} never came to ${String(name)}; it came by ${passed.join(' | ')}`)
  }
  return {
    faults,
    to,
    async press(name) {
      await to(name)
      await keyboard.press('Enter')
    },
    async tick(name) {
      await to(name)
      await keyboard.press('Space')
    },
    async write(name, text) {
      await to(name)
      await keyboard.press('Control+a')
      await keyboard.type(text)
    },
    async led(name) {
      for (let count = 0; count < ledTries; count++) {
        const stop = (await page.evaluate(stopHere)) as Stop
        // The link that leads there may bear the same name.
        if (stop.field && is(name, stop.name)) return
        await page.waitForTimeout(ledPauseMs)
      }
      throw new Error(`the focus was never led to ${String(name)}`)
    },
    async choose(name) {
      await to(name)
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        keyboard.press('Enter'),
      ])
      return chooser
    },
  }
}
