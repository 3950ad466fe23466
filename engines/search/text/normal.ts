/** One spelling for each sign: half width, small letters, simplified signs, one way to write a carbon steel. */

export type Normaliser = (text: string) => string

/** 45号钢, 45 钢, 45#钢 → 45#. Carbon contents that steels are sold by, so that a house number stays one. */
const carbonSteel =
  /(?<![\d.])(08|10|15|20|25|30|35|40|45|50|55|60|65)\s?(?:#\s?钢?|号?\s?(?:碳素|碳)?钢(?![板材管]?[\d])|号(?=圆|板|棒))/g

export function makeNormaliser(pairs: string): Normaliser {
  const signs = [...pairs]
  const simple = new Map<string, string>()
  for (let index = 0; index + 1 < signs.length; index += 2) {
    simple.set(signs[index]!, signs[index + 1]!)
  }
  const traditional = new RegExp(`[${[...simple.keys()].join('')}]`, 'gu')
  return (text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(traditional, (sign) => simple.get(sign)!)
      .replace(/[‐-―−]/g, '-')
      .replace(carbonSteel, '$1#')
}
