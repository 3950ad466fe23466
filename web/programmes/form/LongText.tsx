import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { FieldFrame } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/TextInput.tsx'

/** Where the cursor stands after others changed the text: what they wrote before it moves it along. */
function movedTo(before: string, after: string, at: number): number {
  let same = 0
  while (same < at && before[same] === after[same]) same += 1
  return same === at ? at : Math.max(same, at + after.length - before.length)
}

/** Long text. Grows with what is written; a colleague's merged words do not throw the cursor to the end. */
export function LongText({
  frame,
  most,
  rich,
  value,
  onChange,
}: {
  readonly frame: FieldFrame
  readonly most: number
  readonly rich: boolean
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { t } = useTranslation('programmes')
  const area = useRef<HTMLTextAreaElement>(null)
  const typed = useRef(value)
  const cursor = useRef(0)
  useLayoutEffect(() => {
    const element = area.current
    if (element === null) return
    if (typed.current !== value && document.activeElement === element) {
      const place = movedTo(typed.current, value, cursor.current)
      element.setSelectionRange(place, place)
    }
    typed.current = value
  }, [value])
  const help = frame.help ?? (rich ? t('apply.richHelp') : undefined)
  return (
    <TextArea
      {...frame}
      {...(help === undefined ? {} : { help })}
      ref={area}
      rows={rich ? 12 : 5}
      most={most}
      value={value}
      onSelect={(event) => {
        cursor.current = event.currentTarget.selectionStart
      }}
      onChange={(next) => {
        typed.current = next
        cursor.current = area.current?.selectionStart ?? next.length
        onChange(next)
      }}
    />
  )
}
