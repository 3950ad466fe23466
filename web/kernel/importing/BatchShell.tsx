import type { ReactNode } from 'react'
import { useTranslation } from '../words.ts'
import { ErrorState, Loading } from '../../ui/States.tsx'
import type { CallProblem } from '../problem.ts'
import { type Crumb, PageHead, WithSide } from '../shell/PageHead.tsx'

/** The page of one batch: its head while it is read, what went wrong, and its lines beside what is done with it. */
export function BatchShell<Page extends { readonly batch: { readonly fileName: string } }>({
  reading: { data, error, refetch },
  crumbsOf,
  renderActs,
  renderLines,
}: {
  /** Of `useCall`. */
  readonly reading: {
    readonly data: Page | undefined
    readonly error: CallProblem | null
    readonly refetch: () => unknown
  }
  /** Undefined while it is read. */
  readonly crumbsOf: (page: Page | undefined) => readonly Crumb[]
  readonly renderActs: (page: Page) => ReactNode
  readonly renderLines: (page: Page) => ReactNode
}) {
  const { t } = useTranslation('imports')
  const name = data?.batch.fileName ?? t('preview')
  return (
    <>
      <PageHead title={name} crumbs={crumbsOf(data)} />
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading lines={10} />}
      {error === null && data !== undefined && (
        <>
          <h1 className="sr">{name}</h1>
          <WithSide side={renderActs(data)} sideFirst>
            {renderLines(data)}
          </WithSide>
        </>
      )}
    </>
  )
}
