import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listPanels,
  removePanel,
  type PanelMemberRow,
  type PanelRow,
  type PanelsPage as Panels,
} from '../../../domain/evaluation/panel.endpoints.ts'
import { mayShapePanel, usualPanelRules } from '../../../domain/evaluation/panel.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { useReasons } from '../../ui/reason.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../actor.ts'
import { regionName } from '../names.ts'
import { renews } from '../round/facts.ts'
import css from '../round/Round.module.css'
import { RoundFrame } from '../round/RoundFrame.tsx'
import { ItemsDialog } from './ItemsDialog.tsx'
import { MembersDialog } from './MembersDialog.tsx'
import { Recusals } from './Recusals.tsx'

type Part = { readonly round: RoundPage; readonly panels: Panels }

function Rules({ round, panels }: Part) {
  const { t } = useTranslation('panel')
  const { t: say } = useTranslation('evaluation')
  const rules = round.rules.panel ?? usualPanelRules
  const free = panels.free.length
  return (
    <Sheet title={t('rules')}>
      <ul className={css.people}>
        <li>{t('rule.members', { min: rules.minMembers, seniors: rules.minSeniors })}</li>
        {rules.maxSameRegion !== null && <li>{t('rule.region', { max: rules.maxSameRegion })}</li>}
        {rules.maxSameEmployer !== null && (
          <li>{t('rule.employer', { max: rules.maxSameEmployer })}</li>
        )}
        <li>
          {t('rule.concludes', {
            how: say(`conclusion.${rules.concludes}`),
            quorum: say(`quorum.${rules.quorum}`),
          })}
        </li>
        <li>{t(rules.sits ? 'rule.sits' : 'rule.sitsNot')}</li>
      </ul>
      <p className={`${css.more} second`}>
        {free === 0 ? t('freeNone') : t('free', { count: free })}
      </p>
    </Sheet>
  )
}

function Member({ one }: { readonly one: PanelMemberRow }) {
  const { t } = useTranslation('panel')
  const { t: say } = useTranslation('evaluation')
  return (
    <li>
      <div>
        <b>{one.name}</b>{' '}
        <span className="second t13">
          {one.employer} · {regionName(one.region)}
          {one.senior && ` · ${t('senior')}`}
        </span>
        <div className="muted t13">
          {one.role === 'secretary'
            ? t('writes')
            : t('progress', { submitted: one.submitted, assigned: one.assigned })}
        </div>
        {one.role !== 'secretary' && <Recusals of={one.recusals} />}
        {!one.account && <Tag tone="care">{t('noAccount')}</Tag>}
      </div>
      <Tag tone={one.role === 'leader' ? 'ink' : 'plain'}>{say(`panelRole.${one.role}`)}</Tag>
    </li>
  )
}

function PanelSheet({ round, panels, panel }: Part & { readonly panel: PanelRow }) {
  const { t } = useTranslation('panel')
  const me = useMe()
  const say = useReasons()
  const [open, setOpen] = useState<'items' | 'members' | null>(null)
  const remove = useAct(removePanel, { renews, onDone: () => toast(t('removed')) })
  const may = mayShapePanel(actorOf(me), round).ok
  const empty = panel.items.length === 0 && panel.members.length === 0
  return (
    <Sheet
      title={panel.name}
      note={t('count', { items: panel.items.length, members: panel.members.length })}
      end={
        may && (
          <div className={css.acts}>
            <Button size="small" onClick={() => setOpen('members')}>
              {t('changeMembers')}
            </Button>
            <Button size="small" onClick={() => setOpen('items')}>
              {t('changeItems')}
            </Button>
            {empty && (
              <Button
                size="small"
                busy={remove.isPending}
                onClick={() => remove.mutate({ params: { id: panel.id } })}
              >
                {t('remove')}
              </Button>
            )}
          </div>
        )
      }
    >
      <div className="stack">
        {panel.faults.length > 0 && (
          <Note tone="care" title={t('faults')}>
            <ul className={css.people}>
              {panel.faults.map((fault) => (
                <li key={fault.code}>{say(fault)}</li>
              ))}
            </ul>
          </Note>
        )}
        {panel.members.length === 0 && <p className="muted">{t('noMembers')}</p>}
        <ul className={css.lines}>
          {panel.members.map((one) => (
            <Member key={one.expertId} one={one} />
          ))}
        </ul>
        <details>
          <summary>{t('itemsOf', { count: panel.items.length })}</summary>
          <ul className={css.lines}>
            {panel.items.map((item) => (
              <li key={item.id}>
                <div>
                  <Link
                    to="/evaluation/rounds/$id/items/$itemId"
                    params={{ id: round.id, itemId: item.id }}
                  >
                    {t('itemLine', { seq: item.seq, title: item.title })}
                  </Link>
                  <div className="second t13">
                    {item.applicant} · {regionName(item.region)}
                  </div>
                </div>
                {item.missing > 0 && <Tag tone="care">{t('missing', { count: item.missing })}</Tag>}
              </li>
            ))}
          </ul>
        </details>
        {remove.error !== null && <ErrorState problem={remove.error.problem} />}
      </div>
      {open === 'items' && (
        <ItemsDialog round={round} panels={panels} panel={panel} onClose={() => setOpen(null)} />
      )}
      {open === 'members' && <MembersDialog panel={panel} onClose={() => setOpen(null)} />}
    </Sheet>
  )
}

function PanelsOf({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('panel')
  const me = useMe()
  const [making, setMaking] = useState(false)
  const { data, error, refetch } = useCall(listPanels, { params: { id: round.id } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={8} />
  const may = round.state === 'preparing' && mayI(me, 'evaluation.round.manage')
  return (
    <div className="stack">
      <Rules round={round} panels={data} />
      {data.rows.length === 0 && <Empty title={t('none')}>{t('noneText')}</Empty>}
      {data.rows.map((panel) => (
        <PanelSheet key={panel.id} round={round} panels={data} panel={panel} />
      ))}
      {may && (
        <div>
          <Button
            kind={data.rows.length === 0 ? 'primary' : 'plain'}
            icon={IconPlus}
            onClick={() => setMaking(true)}
          >
            {t('make')}
          </Button>
        </div>
      )}
      {making && <ItemsDialog round={round} panels={data} onClose={() => setMaking(false)} />}
    </div>
  )
}

/** The panels of a round: who sits in each, what it reads, and what is wrong with it still. */
export function PanelsPage() {
  const { t } = useTranslation('panel')
  return <RoundFrame page={t('tab')}>{(round) => <PanelsOf round={round} />}</RoundFrame>
}
