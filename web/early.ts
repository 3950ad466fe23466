/**
 * What a visitor does on a page that the server wrote before its scripts have come. A link works by itself; a
 * press of a button and what was typed are kept, and given back once the page answers. Nothing is stopped on
 * its way: where this should err, a page is as it would be without it. Counted in bytes: every page has it.
 */

type Early = {
  readonly at: HTMLElement
  /** The press that was kept; none for what was typed, which is given back whoever else heard it. */
  readonly press: Event | null
  readonly give: () => void
}

const lookAgainMs = 30

const early: Early[] = []
/** A page that is drawn anew shows a value of its own: what was typed is remembered as it is typed. */
const typed = new Map<EventTarget | null, string>()
let composing: EventTarget | null = null

/** React marks what it has taken over; what has no mark answers nobody. */
function lives(element: HTMLElement): boolean {
  return Object.keys(element).some((key) => key.startsWith('__reactProps'))
}

/** The nearest place of a kind that does not answer yet: only what the server wrote can be so. */
function deafPlace<E extends HTMLElement>(event: Event, kind: string): E | null {
  const at = (event.target as Element).closest<E>(kind)
  return at !== null && !lives(at) ? at : null
}

/** In the order in which it was done. */
function giveBack(): void {
  for (let [next] = early; next !== undefined; [next] = early) {
    const { at, give } = next
    if (at.isConnected && (!lives(at) || at === composing)) {
      setTimeout(giveBack, lookAgainMs)
      return
    }
    early.shift()
    if (at.isConnected) give()
  }
}

function keep(one: Early): void {
  // Pressed twice out of impatience, it was meant once.
  if (early.some(({ at }) => at === one.at)) return
  if (early.push(one) === 1) setTimeout(giveBack, lookAgainMs)
}

/** React looks for a change of what it knows: it is told of nothing first, then hears what stands there. */
function giveText(at: HTMLInputElement | HTMLTextAreaElement): void {
  const text = typed.get(at) ?? at.value
  typed.delete(at)
  at.value = ''
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(at), 'value')?.set?.call(at, text)
  at.dispatchEvent(new Event('input', { bubbles: true }))
}

function keepText(event: Event): void {
  const at = deafPlace<HTMLInputElement | HTMLTextAreaElement>(event, 'input, textarea')
  if (at !== null) keep({ at, press: null, give: () => giveText(at) })
  const field = event.target as HTMLInputElement
  if (at !== null || typed.has(field)) typed.set(field, field.value)
}

function keepPress(event: Event): void {
  const at = deafPlace<HTMLElement>(event, 'button')
  if (at !== null) keep({ at, press: event, give: () => at.click() })
}

/** What comes back up was heard: what is pressed React takes over at once, where it can. */
function forgetHeard(event: Event): void {
  const heard = early.findIndex(({ at, press }) => press === event && lives(at))
  if (heard >= 0) early.splice(heard, 1)
}

/** Begins to listen; before anything else, so that nothing is missed. */
export function keepWhatIsEarly(): void {
  const capture = true
  addEventListener('click', keepPress, capture)
  addEventListener('click', forgetHeard)
  addEventListener('input', keepText, capture)
  addEventListener('compositionstart', ({ target }) => (composing = target), capture)
  addEventListener('compositionend', () => (composing = null), capture)
}
