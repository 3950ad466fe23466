/** In which of the house's languages somebody wishes to be answered. */
import type { FastifyRequest } from 'fastify'
import { languages, type Language } from '../../../domain/kernel/text.ts'

type Weighed = { readonly language: Language; readonly weight: number }

/** `en-US;q=0.8` → English by 0.8; nothing of a language that the house does not speak, or that is refused. */
function weighed(part: string): Weighed | undefined {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
  const language = languages.find((one) => tag.split('-')[0] === one)
  const q = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='))
  const weight = q === undefined ? 1 : Number(q.slice(2))
  return language !== undefined && weight > 0 ? { language, weight } : undefined
}

/** By `X-Baigong-Language`, else by `Accept-Language`: the one of ours that is wished most, the first of equals. */
export function wishedLanguage({ headers }: Pick<FastifyRequest, 'headers'>): Language | undefined {
  const wish = headers['x-baigong-language'] ?? headers['accept-language']
  if (typeof wish !== 'string') return undefined
  return wish
    .split(',')
    .flatMap((part) => weighed(part) ?? [])
    .reduce<Weighed | undefined>(
      (best, one) => (best === undefined || one.weight > best.weight ? one : best),
      undefined,
    )?.language
}
