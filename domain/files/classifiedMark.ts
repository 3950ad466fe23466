/**
 * Marks of state secrets (国家秘密标志): the level 绝密, 机密 or 秘密, then ★ and the term of secrecy
 * (《国家秘密定密管理规定》, GB/T 9704-2012 §7.2.2: 标注在版心左上角第二行). Such material has no place here. Words that merely
 * contain the characters, 商业秘密 or 机密计算, are none.
 */

/** The mark of the regulation; some type ☆ or * for ★, and spread the two characters. */
const starred = /(绝\s*密|机\s*密|(?<!商\s*业\s*)秘\s*密)\s*[★☆*＊]/u
/** A line of nothing but the level, with or without 级, brackets or a number of copies before it. */
const alone = /^[\s【[(（]*(?:\d{1,6}\s+)?(绝\s*密|机\s*密|秘\s*密)\s*(?:级)?[\s】\])）]*$/mu
/** The field of a cover sheet, 密级：机密. */
const field = /密\s*级\s*[:：]\s*(绝\s*密|机\s*密|秘\s*密)/u
const inName =
  /(?:^|[\s\-_—.【[(（])(绝密|机密|秘密)(?:级|件)?(?=$|[\s\-_—.★☆】\])）])|(绝密|机密|(?<!商业)秘密)[★☆]/u

export type ClassifiedLevel = '绝密' | '机密' | '秘密'

function level(match: RegExpExecArray | null): ClassifiedLevel | null {
  const found = match?.[1] ?? match?.[2]
  return found === undefined ? null : (found.replaceAll(/\s/g, '') as ClassifiedLevel)
}

/** The level that the text of a first page, or of the metadata, is marked with, or null. */
export function classifiedMarkInText(text: string): ClassifiedLevel | null {
  return level(starred.exec(text)) ?? level(alone.exec(text)) ?? level(field.exec(text))
}

/** The level that a file's name is marked with, or null. */
export function classifiedMarkInName(name: string): ClassifiedLevel | null {
  return level(starred.exec(name)) ?? level(inName.exec(name))
}
