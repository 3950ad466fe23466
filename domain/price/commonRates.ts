/** Rates that every model has: overhead, margin, tax, hurry, freight. */
import common from '../../data/prices/common.json' with { type: 'json' }
import type { Rate } from './model.ts'

export const commonRates = common.rates as readonly Rate[]
