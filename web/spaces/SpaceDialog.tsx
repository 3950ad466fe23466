import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { changeSpace, foundSpace, type Space } from '../../domain/spaces/space.endpoints.ts'
import { isWhole, joiningRules, spaceKinds, type SpaceWish } from '../../domain/spaces/space.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import { renews } from './renews.ts'

const blank: SpaceWish = { kind: 'chain', name: '', about: '', joining: 'asked', listed: true }

const wishOf = ({ kind, name, about, joining, listed }: Space): SpaceWish => ({
  kind,
  name,
  about: about ?? '',
  joining,
  listed,
})

type FieldsProps = { readonly wish: SpaceWish; readonly onWish: (wish: SpaceWish) => void }

function Fields({ wish, onWish }: FieldsProps) {
  const { t } = useTranslation('spaces')
  const put = (change: Partial<SpaceWish>) => onWish({ ...wish, ...change })
  return (
    <>
      <TextInput
        label={t('form.name')}
        maxLength={100}
        value={wish.name}
        onChange={(name) => put({ name })}
      />
      <RadioGroup
        label={t('kind')}
        options={spaceKinds.map((value) => ({
          value,
          label: t(`kindIs.${value}`),
          note: t(`kindNote.${value}`),
        }))}
        value={wish.kind}
        onChange={(kind) => put({ kind })}
      />
      <TextArea
        label={t('form.about')}
        help={t('form.aboutHelp')}
        rows={3}
        most={2000}
        value={wish.about}
        onChange={(about) => put({ about })}
      />
      <RadioGroup
        label={t('joining')}
        options={joiningRules.map((value) => ({
          value,
          label: t(`joiningIs.${value}`),
          note: t(`joiningNote.${value}`),
        }))}
        value={wish.joining}
        onChange={(joining) => put({ joining })}
      />
      <Checkbox
        checked={wish.listed}
        onChange={(listed) => put({ listed })}
        label={t('form.listed')}
        note={t('form.listedNote')}
      />
    </>
  )
}

/** Founds a space, or changes the one given. */
export function SpaceDialog({
  space,
  onClose,
  onDone,
}: {
  readonly space?: Space
  readonly onClose: () => void
  readonly onDone: (space: Space) => void
}) {
  const { t } = useTranslation('spaces')
  const [wish, setWish] = useState(space === undefined ? blank : wishOf(space))
  const found = useAct(foundSpace, { renews, onDone })
  const change = useAct(changeSpace, { renews, onDone })
  const problem = (found.error ?? change.error)?.problem
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(space === undefined ? 'found' : 'change')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={isWhole(wish)}
            busy={found.isPending || change.isPending}
            onClick={() => {
              if (space === undefined) found.mutate({ body: wish })
              else change.mutate({ params: { id: space.id }, body: { seen: space.version, wish } })
            }}
          >
            {t(space === undefined ? 'form.found' : 'form.save')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <Fields wish={wish} onWish={setWish} />
        {problem !== undefined && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}
