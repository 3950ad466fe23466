import type { Icon as TablerIcon } from '@tabler/icons-react'

/** An icon in the colour of its text: 16 px beside words, 14 in a tag, 20 alone. Always decorative. */
export function Icon({
  of: Drawing,
  size = 16,
  className,
}: {
  readonly of: TablerIcon
  readonly size?: 14 | 16 | 20
  readonly className?: string | undefined
}) {
  return (
    <Drawing
      size={size}
      stroke={size === 20 ? 1.5 : 1.6}
      className={className}
      aria-hidden="true"
      focusable="false"
    />
  )
}
