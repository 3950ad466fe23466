/** Endings off English words, lightly: plurals, -ing, -ed, -ly. Both sides go through it, so roots need not be words. */

const vowel = /[aeiouy]/

function withoutEnding(word: string, ending: string): string | undefined {
  if (!word.endsWith(ending)) return undefined
  const root = word.slice(0, -ending.length)
  return root.length >= 3 && vowel.test(root) ? root : undefined
}

/** `stopping` → `stop`; `rolling` and `passing` keep both. */
function undoubled(root: string): string {
  const last = root.at(-1)!
  return last === root.at(-2) && !'lszaeiou'.includes(last) ? root.slice(0, -1) : root
}

function plural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|us|is)$/.test(word)) return word
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : word
}

const endings = [
  'ational',
  'ations',
  'ation',
  'ingly',
  'edly',
  'ing',
  'ed',
  'ion',
  'ly',
  'al',
  'ness',
]

export function rootOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  const single = plural(word)
  for (const ending of endings) {
    const root = withoutEnding(single, ending)
    if (root !== undefined) return undoubled(root).replace(/[ei]$/, '')
  }
  return single.replace(/(?<=..)e$/, '').replace(/(?<=..)y$/, 'i')
}
