import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { readFollowing, writePaper } from '../../../domain/programmes/following.endpoints.ts'
import { mayWritePaper } from '../../../domain/programmes/following.ts'
import { isReportable } from '../../../domain/programmes/followingDue.ts'
import { emptyPaper } from '../../../domain/programmes/paper.ts'
import { dayOfMoment } from '../../../domain/kernel/moment.ts'
import { serverNow } from '../../kernel/clock.ts'
import { formatDay, useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import { actorOf } from '../application/actor.ts'
import type { FollowingFile } from './Indicators.tsx'
import { OwedStateTag } from './Tags.tsx'

type OwedLine = FollowingFile['owed'][number]

/** Reports to come beyond the next few are not shown: they only hide what is due. */
const aheadShown = 2

function shownOf(owed: readonly OwedLine[]): readonly OwedLine[] {
  let ahead = 0
  return owed.filter(({ state }) => state !== 'ahead' || ++ahead <= aheadShown)
}

/** Which reports the project owes, until when, and how far each has come. */
export function Owed({ following }: { readonly following: FollowingFile }) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const navigate = useNavigate()
  const actor = actorOf(useMe())
  const { id, owed, trackId } = following
  const today = dayOfMoment(serverNow().toISOString())
  const writes = mayWritePaper(actor, following, 'report').ok && trackId !== null
  const act = useAct(writePaper, {
    renews: [readFollowing],
    onDone: ({ id: paperId }) =>
      void navigate({ to: '/followings/$id/papers/$paperId', params: { id, paperId } }),
  })
  if (trackId === null || owed.length === 0) return null
  const columns: readonly Column<OwedLine>[] = [
    {
      key: 'name',
      head: t('report'),
      renderCell: ({ name, period, cadence, code }) =>
        cadence === 'once' || period === code ? name[language] : `${name[language]} ${period}`,
    },
    {
      key: 'due',
      head: t('due'),
      renderCell: ({ dueDay }) => formatDay(dueDay, language, { year: true }),
    },
    { key: 'state', head: t('state'), renderCell: ({ state }) => <OwedStateTag state={state} /> },
    {
      key: 'act',
      head: '',
      renderCell: (line) => {
        const { paperId, code, period } = line
        if (paperId !== null) {
          return (
            <Link
              to="/followings/$id/papers/$paperId"
              params={{ id, paperId }}
              aria-label={`${t('open')} ${line.name[language]} ${period}`}
            >
              {t('open')}
            </Link>
          )
        }
        if (!writes || !isReportable(line, today)) return null
        return (
          <Button
            size="small"
            busy={act.isPending}
            aria-label={`${t('write')} ${line.name[language]} ${period}`}
            onClick={() =>
              act.mutate({
                params: { id },
                body: { code, period, content: emptyPaper('report') },
              })
            }
          >
            {t('write')}
          </Button>
        )
      },
    },
  ]
  return (
    <Sheet title={t('owed')} note={t('owedNote')} inside="none">
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      <Table
        label={t('owed')}
        columns={columns}
        rows={shownOf(owed)}
        rowKey={({ code, period }) => `${code} ${period}`}
      />
    </Sheet>
  )
}
