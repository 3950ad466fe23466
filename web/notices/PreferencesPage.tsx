import { useTranslation } from '../kernel/words.ts'
import { type Channel, type Choice, choices } from '../../domain/notices/kind.ts'
import { mayChoose, type Preferences } from '../../domain/notices/preference.ts'
import { changePreferences, readPreferences } from '../../domain/notices/preference.endpoints.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { AddressesSheet } from './AddressesSheet.tsx'
import css from './Notices.module.css'

type Kind = Preferences['kinds'][number]
type Change = (kind: string, channel: Channel, choice: Choice) => void

const hours = Array.from({ length: 24 }, (_one, hour) => String(hour))

/** What may be chosen, by the server's own rule, so that nothing refused is offered. */
function offered(kind: Kind, channel: Channel): readonly Choice[] {
  return choices.filter((choice) => mayChoose(kind, channel, choice, kind.code).ok)
}

function KindRow({ kind, change }: { readonly kind: Kind; readonly change: Change }) {
  const { t } = useTranslation('notices')
  const pick = ({ channel, choice }: Kind['choices'][number]) => (
    <Select
      key={channel}
      label={
        <>
          <span className="sr">{kind.label} </span>
          {t(`channel.${channel}`)}
        </>
      }
      value={choice}
      onChange={(next) => change(kind.code, channel, next)}
      options={offered(kind, channel).map((value) => ({ value, label: t(`choice.${value}`) }))}
    />
  )
  const [mail, ...others] = kind.choices
  return (
    <div className={css.kind}>
      <div>
        <b>{kind.label}</b>
        <p className="second t13">
          {kind.urgent && t('settings.urgent')}
          {!kind.optional && !kind.urgent && t('settings.needed')}
        </p>
      </div>
      <div>{mail !== undefined && pick(mail)}</div>
      <details className={css.more}>
        <summary className="t13">{t('settings.more')}</summary>
        <div className={css.ways}>{others.map(pick)}</div>
      </details>
    </div>
  )
}

function Bounced({ bounced }: { readonly bounced: NonNullable<Preferences['bounced']> }) {
  const { t } = useTranslation('notices')
  const { address, fault } = bounced
  return (
    <Note tone="bad" title={t('settings.bounced', { address })}>
      {t('settings.bouncedText', { fault })}
      <ButtonLink size="small" to={'/account' as '/'}>
        {t('settings.account')}
      </ButtonLink>
    </Note>
  )
}

/** How I am told, and when. Every choice is kept as it is made. */
export function PreferencesPage() {
  const { t } = useTranslation('notices')
  const read = useCall(readPreferences)
  const saving = useAct(changePreferences, {
    renews: [readPreferences],
    onDone: () => toast(t('settings.saved')),
  })
  const change: Change = (kind, channel, choice) =>
    saving.mutate({ body: { choices: [{ kind, channel, choice }] } })
  const { data } = read
  return (
    <>
      <PageHead
        title={t('settings.title')}
        crumbs={[{ label: t('inbox.title'), to: '/notices' }]}
      />
      <h1 className="pageTitle">{t('settings.title')}</h1>
      <div className={`stack ${css.narrow}`}>
        <p className="second">{t('settings.intro')}</p>
        {read.isPending && <Loading lines={6} />}
        {read.error !== null && <ErrorState problem={read.error.problem} />}
        {saving.error !== null && <ErrorState problem={saving.error.problem} />}
        {data?.bounced && <Bounced bounced={data.bounced} />}
        {data !== undefined && (
          <Sheet title={t('settings.rhythm')} inside="form">
            <div className="stack">
              <Select
                label={t('settings.hour')}
                value={String(data.rhythm.digestHour)}
                options={hours.map((hour) => ({
                  value: hour,
                  label: t('settings.hourOption', { hour }),
                }))}
                onChange={(hour) =>
                  saving.mutate({ body: { rhythm: { ...data.rhythm, digestHour: Number(hour) } } })
                }
              />
              <Checkbox
                label={t('settings.workingDays')}
                note={t('settings.workingDaysNote')}
                checked={data.rhythm.workingDaysOnly}
                onChange={(workingDaysOnly) =>
                  saving.mutate({ body: { rhythm: { ...data.rhythm, workingDaysOnly } } })
                }
              />
            </div>
          </Sheet>
        )}
        <AddressesSheet />
        {data !== undefined && (
          <Sheet title={t('settings.kinds')} note={t('settings.moreNote')}>
            {data.kinds.map((kind) => (
              <KindRow key={kind.code} kind={kind} change={change} />
            ))}
          </Sheet>
        )}
      </div>
    </>
  )
}
