/** A form for another year than the one its file is written for: its financial years and its title move along. */
import type { FormDefinition } from './definition.ts'

/** Rows of years carry ids such as `y2018`, alone or in an address such as `A.finance/y2018/revenue`. */
const yearId = /(^|\/)y(\d{4})(?=$|\/)/g

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A row of a year: its label names the year as its id does. */
function isYearRow(thing: { readonly [key: string]: Json }): boolean {
  return typeof thing['id'] === 'string' && /^y\d{4}$/.test(thing['id'])
}

function moved(thing: Json, by: number, labels: boolean): Json {
  if (typeof thing === 'string') {
    const ids = thing.replace(yearId, (_all, before: string, year: string) => {
      return `${before}y${Number(year) + by}`
    })
    return labels ? ids.replace(/\d{4}/g, (year) => String(Number(year) + by)) : ids
  }
  if (Array.isArray(thing)) return thing.map((one: Json) => moved(one, by, labels))
  if (thing === null || typeof thing !== 'object') return thing
  const record = thing as { readonly [key: string]: Json }
  const isRow = isYearRow(record)
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      moved(value, by, labels || (isRow && key === 'label')),
    ]),
  )
}

/** The form as it is for a programme of `year`; the same where its file names no year, or that one. */
export function formOfYear(form: FormDefinition, year: number): FormDefinition {
  if (form.year === undefined || form.year === year) return form
  const by = year - form.year
  const titled = (words: FormDefinition['title']) => ({
    zh: words.zh.replace(String(form.year), String(year)),
    en: words.en.replace(String(form.year), String(year)),
  })
  const sections = moved(form.sections as unknown as Json, by, false)
  const rules = moved(form.rules as unknown as Json, by, false)
  return {
    ...form,
    year,
    title: titled(form.title),
    sections: (sections as unknown as FormDefinition['sections']).map((section) =>
      section.role === 'cover' ? { ...section, title: titled(section.title) } : section,
    ),
    rules: rules as unknown as FormDefinition['rules'],
  }
}
