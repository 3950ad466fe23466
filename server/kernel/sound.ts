/** How Chinese texts sound, for those who type initials or syllables: 启衡机电 is found by `qhjd` and by `qiheng`. */

/** Texts are asked about again with every key that is pressed; the oldest are forgotten. */
const keptMost = 5000

type Sounds = { readonly initials: string; readonly syllables: string }

const kept = new Map<string, Sounds>()

/** Whether what was typed could be a sound: letters only. */
export const isSound = (typed: string): boolean => /^[a-z]{2,}$/i.test(typed)

/** Answers whether a text sounds like what was typed. The dictionary is loaded at the first question. */
export async function soundsLike(typed: string): Promise<(text: string) => boolean> {
  const { pinyin } = await import('pinyin-pro')
  const sought = typed.toLowerCase()
  const soundsOf = (text: string): Sounds => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const each = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced' })
    const sounds = {
      initials: each
        .map((syllable) => syllable[0] ?? '')
        .join('')
        .toLowerCase(),
      syllables: each.join('').toLowerCase(),
    }
    const oldest = kept.keys().next().value
    if (kept.size >= keptMost && oldest !== undefined) kept.delete(oldest)
    kept.set(text, sounds)
    return sounds
  }
  return (text) => {
    const { initials, syllables } = soundsOf(text)
    return initials.includes(sought) || syllables.includes(sought)
  }
}
