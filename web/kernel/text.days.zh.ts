/** The signs of a Chinese date. English needs none of its own. */
export const dayZh = { year: '年', month: '月', day: '日', open: '（', close: '）' } as const
