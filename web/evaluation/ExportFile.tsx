/** What an endpoint answers, as a file to keep. */
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Button } from '../ui/Button.tsx'
import { download } from '../ui/download.ts'
import { ErrorState } from '../ui/States.tsx'

export function ExportFile({
  label,
  name,
  read,
}: {
  readonly label: string
  readonly name: string
  readonly read: () => Promise<unknown>
}) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () =>
      download(name, JSON.stringify(await read(), null, 1), 'application/json'),
  })
  return (
    <>
      <div>
        <Button icon={IconDownload} busy={isPending} onClick={() => mutate()}>
          {label}
        </Button>
      </div>
      {error !== null && <ErrorState problem={error.problem} />}
    </>
  )
}
