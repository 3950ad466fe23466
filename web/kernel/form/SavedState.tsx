import {
  IconAlertTriangle,
  IconCircleX,
  IconCloudUpload,
  IconDeviceFloppy,
  IconGitCompare,
  IconWifiOff,
} from '@tabler/icons-react'
import { useTranslation } from '../words.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useProblemText } from '../../ui/reason.ts'
import { formatTime } from '../format.ts'
import type { AutosaveState, SavedKind } from './savedState.ts'
import css from './SavedState.module.css'

const looks: Record<SavedKind, readonly [icon: typeof IconDeviceFloppy, look: string | undefined]> =
  {
    clean: [IconDeviceFloppy, css.good],
    saved: [IconDeviceFloppy, css.good],
    local: [IconCloudUpload, undefined],
    sending: [IconCloudUpload, undefined],
    offline: [IconWifiOff, css.offline],
    waiting: [IconAlertTriangle, css.care],
    signedOut: [IconAlertTriangle, css.care],
    refused: [IconCircleX, css.bad],
    conflict: [IconGitCompare, css.care],
  }

/** Where the words are, and since when. Stands in the bar; says changes to readers, but not every second. */
export function SavedState({
  state,
}: {
  readonly state: AutosaveState<unknown, unknown, unknown>
}) {
  const { t } = useTranslation('kernel')
  const say = useProblemText()
  const { kind, unsent: count, savedAt, problem, durable, parked } = state
  const [icon, look] = looks[kind]
  const time = savedAt === null ? '' : formatTime(new Date(savedAt))
  const sentence = () => {
    if (!durable && kind !== 'saved' && kind !== 'clean') return t('saved.memoryOnly')
    if (kind === 'clean') return t('saved.clean')
    if (kind === 'saved') return t('saved.same', { time })
    if (kind === 'sending') return t('saved.sending')
    if (kind === 'conflict') return t('saved.conflict', { count: parked.length })
    if (kind === 'refused') {
      return t('saved.refused', { reason: problem === null ? '' : say(problem.problem) })
    }
    return t(`saved.${kind}`, { count })
  }
  return (
    <span className={classes(css.saved, look)} role="status">
      <Icon of={icon} />
      {kind === 'saved' ? (
        <>
          <span className="onlyDesk">{sentence()}</span>
          <span className="onlyPhone">{t('saved.short', { time })}</span>
        </>
      ) : (
        <span>{sentence()}</span>
      )}
    </span>
  )
}
