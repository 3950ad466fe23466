/** Numbers as people read them. */
import { withThousands } from '../../kernel/thousands.ts'

/** 4180 as `4,180`; at most `decimals` places, none that say nothing. */
export function showNumber(value: number, decimals = 6): string {
  return withThousands(String(Math.round(value * 10 ** decimals) / 10 ** decimals))
}
