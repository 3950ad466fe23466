/** What a new module shows: one page, its words, its place in the rail. */
import type { Names, Written } from './names.ts'

function page({ module, noun, nouns, Nouns }: Names): string {
  return `import { useTranslation } from '../kernel/words.ts'
import { list${Nouns} } from '../../domain/${module}/${noun}.endpoints.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'

/** The ${nouns} of the organisation acted for. */
export function ${Nouns}Page() {
  const { t } = useTranslation('${module}')
  const { data, error, refetch } = useCall(list${Nouns})
  return (
    <>
      <PageHead title={t('${nouns}.title')} />
      {error !== null && (
        <ErrorState
          title={t('${nouns}.failed')}
          problem={error.problem}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null && <Loading lines={4} />}
      {data?.rows.length === 0 && (
        <Empty title={t('${nouns}.none')}>{t('${nouns}.noneText')}</Empty>
      )}
      <ul>
        {data?.rows.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </>
  )
}
`
}

function routes({ module, nouns, Nouns }: Names): string {
  return `/** The pages of ${module}. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute } from '../kernel/shell/routes.tsx'

const ${nouns} = createRoute({
  getParentRoute: () => deskRoute,
  path: '/${nouns}',
  component: lazyPage(async () => (await import('./${Nouns}Page.tsx')).${Nouns}Page, '${module}'),
})

export const ${module}Routes = [${nouns}] as const

export const ${module}Web: ModuleWeb = { name: '${module}' }
`
}

function offer({ module, nouns }: Names): string {
  return `/** What ${module} offers at work. */
import { IconList } from '@tabler/icons-react'
import type { ModuleOffer } from '../kernel/module.ts'

export const ${module}Offer: ModuleOffer = {
  navigation: (me) =>
    me.actingOrg === null ? [] : [{ to: '/${nouns}', label: '${module}:${nouns}.title', icon: IconList }],
}
`
}

function words({ module, noun, nouns, Nouns }: Names): Written[] {
  const zh = `/** What the pages of ${module} say, in Chinese. */
export const ${module}WebZh = {
  ${nouns}: {
    title: '${noun}',
    none: '还没有记录',
    noneText: '本单位添加之后会列在这里。',
    failed: '没有读到列表',
  },
} as const
`
  const en = `/** What the pages of ${module} say, in English. */
import type { SameKeys } from '../../domain/kernel/text.ts'
import type { ${module}WebZh } from './text.zh.ts'

export const ${module}WebEn: SameKeys<typeof ${module}WebZh> = {
  ${nouns}: {
    title: '${Nouns}',
    none: 'Nothing here yet',
    noneText: 'What your organisation adds is listed here.',
    failed: 'The list could not be read',
  },
}
`
  return [
    { path: `web/${module}/text.zh.ts`, text: zh },
    { path: `web/${module}/text.en.ts`, text: en },
  ]
}

export function webFiles(names: Names): Written[] {
  const { module, Nouns } = names
  return [
    { path: `web/${module}/${Nouns}Page.tsx`, text: page(names) },
    { path: `web/${module}/routes.tsx`, text: routes(names) },
    { path: `web/${module}/offer.ts`, text: offer(names) },
    ...words(names),
  ]
}
