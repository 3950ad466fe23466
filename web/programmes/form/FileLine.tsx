import { IconFileText, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { downloadVersion, readVersion } from '../../../domain/files/version.endpoints.ts'
import { addressOf } from '../../kernel/call.ts'
import { formatBytes } from '../../kernel/format.ts'
import { callOptions } from '../../kernel/query.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { OutLink } from '../../ui/Link.tsx'
import { Tag } from '../../ui/Tag.tsx'

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const askAgainMs = 1500

/** One kept file: its name leads to it, and its inspection is said while it is not done. */
export function FileLine({
  versionId,
  otherwise,
  onRemove,
  children,
}: {
  readonly versionId: string
  /** Its name until it is known. */
  readonly otherwise: string
  readonly onRemove: (name: string) => void
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('programmes')
  const params = { id: versionId }
  const { data } = useQuery({
    ...callOptions(readVersion, { params }),
    enabled: idPattern.test(versionId),
    refetchInterval: ({ state }) =>
      state.data?.inspection.state === 'waiting' ? askAgainMs : false,
  })
  const name = data?.name ?? otherwise
  return (
    <li>
      <Icon of={IconFileText} className="muted" />
      <span>
        {data === undefined ? (
          name
        ) : (
          <OutLink href={addressOf(downloadVersion, { params, query: { inline: data.inline } })}>
            {name}
          </OutLink>
        )}{' '}
        {data?.inspection.state === 'waiting' && <Tag boxed>{t('apply.files.inspecting')}</Tag>}
        {data?.inspection.state === 'refused' && (
          <Tag boxed tone="bad">
            {t('apply.files.refused')}
          </Tag>
        )}
      </span>
      <span className="muted t12">{data === undefined ? '' : formatBytes(data.bytes)}</span>
      <IconButton
        small
        icon={IconX}
        label={t('apply.rows.remove', { name })}
        onClick={() => onRemove(name)}
      />
      {children}
    </li>
  )
}
