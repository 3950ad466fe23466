import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from '../../kernel/words.ts'
import { downloadOfficeBundle, makeBundleFor } from '../../../domain/evaluation/bundle.endpoints.ts'
import { bundleItemsMax } from '../../../domain/evaluation/bundle.ts'
import { addressOf } from '../../kernel/call.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/States.tsx'

/** Packs what an expert without a network still owes, to be carried there; the expert alone reads it back. */
export function BundleFor({
  roundId,
  expertId,
  name,
}: {
  readonly roundId: string
  readonly expertId: string
  readonly name: string
}) {
  const { t } = useTranslation('round')
  const act = useAct(makeBundleFor, {
    renews: [],
    // The answer names a file: the browser saves it and stays where it is.
    onDone: ({ id }) => location.assign(addressOf(downloadOfficeBundle, { params: { id } })),
  })
  return (
    <>
      <Button
        size="small"
        kind="quiet"
        icon={IconDownload}
        busy={act.isPending}
        aria-label={t('expert.bundleOf', { name })}
        onClick={() => act.mutate({ params: { id: roundId }, body: { expertId } })}
      >
        {t('expert.bundle')}
      </Button>
      {act.data?.items === bundleItemsMax && (
        <span className="second t13">{t('expert.bundleFull', { count: bundleItemsMax })}</span>
      )}
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </>
  )
}
