/**
 * Words of users live in `text.zh.ts` and `text.en.ts` of each module: in `domain` the reasons, labels and
 * notices that server and web both say, in `web` the words of pages. The English object has the type of the
 * Chinese one, so a missing key does not compile.
 */

export type Language = 'zh' | 'en'
export const languages: readonly Language[] = ['zh', 'en']
/** As HTML and formats of dates name them (BCP 47). */
export const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }

/** The same keys with any words. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> }
