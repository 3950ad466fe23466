import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { readProfile, saveProfile } from '../../domain/people/organisation.endpoints.ts'
import { neededFields, type Profile, profileGaps } from '../../domain/people/profile.ts'
import { LeaveGuard } from '../kernel/form/LeaveGuard.tsx'
import { mayI, useMe } from '../kernel/me.ts'
import { profileFaults } from '../kernel/problem.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { CompletionMeter } from '../ui/Checklist.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './People.module.css'
import { AboutPart, DeclarationsPart } from './ProfileAbout.tsx'
import { BasicsPart, ContactPart, PeoplePart } from './ProfileBasics.tsx'
import { FiguresPart } from './ProfileFigures.tsx'
import type { PartProps } from './profileFields.ts'
import { RepresentativePart, type RepresentativeEdit } from './RepresentativePart.tsx'

type Kept = AnswerOf<typeof readProfile>

const untouched: RepresentativeEdit = { identityNumber: '', phone: '' }

function Gaps({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation('people')
  const gaps = profileGaps(profile)
  const fields = gaps.map((field) => t(`profileField.${field}`)).join(t('profile.comma'))
  return (
    <div className="stack">
      <CompletionMeter
        label={t('profile.complete')}
        done={neededFields.length - gaps.length}
        total={neededFields.length}
      />
      <p className="second t13">
        {gaps.length === 0
          ? t('profile.complete_all')
          : t('profile.missing', { count: gaps.length, fields })}
      </p>
    </div>
  )
}

/** Only what was touched is sent: an untouched number stays as it is. */
function sentRepresentative(edit: RepresentativeEdit) {
  const touched = Object.entries(edit).filter(([, value]) => value.trim() !== '')
  return touched.length === 0 ? {} : { representative: Object.fromEntries(touched) }
}

function Conflict({
  version,
  onLoad,
  onKeep,
}: {
  readonly version: number
  readonly onLoad: () => void
  readonly onKeep: () => void
}) {
  const { t } = useTranslation('people')
  return (
    <Note tone="care" title={t('profile.conflict')}>
      <p>{t('profile.conflictText', { version })}</p>
      <div className={css.foot}>
        <Button onClick={onLoad}>{t('profile.conflictLoad')}</Button>
        <Button onClick={onKeep}>{t('profile.conflictKeep')}</Button>
      </div>
    </Note>
  )
}

function useSaving(kept: Kept, onSaved: (version: number) => void) {
  const { t } = useTranslation('people')
  const save = useAct(saveProfile, {
    renews: [readProfile],
    onDone: ({ version }) => {
      toast(t('profile.saved', { version }))
      onSaved(version)
    },
  })
  const conflict = save.error?.code === 'people.profile_changed_meanwhile'
  const newer = Number(save.error?.problem.facts?.['version'] ?? kept.version)
  return { save, newer: conflict ? newer : null }
}

/** The profile as a form of parts, saved as a whole over the version that was opened. */
export function ProfileForm({ kept }: { readonly kept: Kept }) {
  const { t } = useTranslation('people')
  const [profile, setProfile] = useState<Profile>(kept.profile)
  const [edit, setEdit] = useState<RepresentativeEdit>(untouched)
  const [touched, setTouched] = useState(false)
  const edits = mayI(useMe(), 'people.organisation.edit')
  // The version opened here: a colleague's newer one must not slip in under what is being typed.
  const [opened, setOpened] = useState(kept.version)
  const { save, newer } = useSaving(kept, (version) => {
    setOpened(version)
    setTouched(false)
    setEdit(untouched)
  })
  const faults = profileFaults(save.error?.problem)
  const part: PartProps = {
    profile,
    faults,
    readOnly: !edits,
    change: (changes) => {
      setTouched(true)
      setProfile((before) => {
        const merged = Object.entries({ ...before, ...changes })
        return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Profile
      })
    },
  }
  const send = (version: number) =>
    save.mutate({
      params: { id: kept.orgId },
      body: { version, profile, ...sentRepresentative(edit) },
    })
  return (
    <Sheet title={t('profile.title')} note={t('profile.intro')} inside="form">
      <LeaveGuard when={touched} />
      <div className="stack">
        <Gaps profile={profile} />
        <BasicsPart {...part} />
        <ContactPart {...part} />
        <RepresentativePart
          orgId={kept.orgId}
          masked={kept.representative}
          edit={edit}
          part={part}
          onEdit={(next) => {
            setTouched(true)
            setEdit(next)
          }}
        />
        <PeoplePart {...part} />
        <FiguresPart {...part} />
        <AboutPart {...part} />
        <DeclarationsPart {...part} />
        {newer !== null && (
          <Conflict version={newer} onLoad={() => location.reload()} onKeep={() => send(newer)} />
        )}
        {save.error !== null && newer === null && (
          <ErrorState
            problem={save.error.problem}
            {...(faults.size > 0 ? { title: t('profile.faults', { count: faults.size }) } : {})}
          />
        )}
        {edits && (
          <div className={css.foot}>
            <Button kind="primary" busy={save.isPending} onClick={() => send(opened)}>
              {t('common.save')}
            </Button>
            <span className="muted t12">{t('profile.version', { version: opened })}</span>
          </div>
        )}
      </div>
    </Sheet>
  )
}
