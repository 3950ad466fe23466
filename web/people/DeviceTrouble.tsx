import { useTranslation } from '../kernel/words.ts'
import { CallProblem } from '../kernel/problem.ts'
import { ErrorState, Note } from '../ui/States.tsx'
import { deviceFaultOf } from './passkeys.ts'

/** What went wrong where a device took part: the server's reason, or what the browser made of it. */
export function DeviceTrouble({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation('people')
  if (error === null) return null
  if (error instanceof CallProblem) return <ErrorState problem={error.problem} />
  return (
    <div role="alert">
      <Note tone="care">{t(`passkeys.fault.${deviceFaultOf(error)}`)}</Note>
    </div>
  )
}
