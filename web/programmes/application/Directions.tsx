import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  chooseDirections,
  readApplication,
} from '../../../domain/programmes/application.endpoints.ts'
import type { Application } from '../../../domain/programmes/application.ts'
import { copiesFor } from '../../../domain/programmes/copies.ts'
import { directionName, directionOptions } from '../../../domain/programmes/directions.ts'
import { adapt, type Adaptation } from '../../../domain/programmes/form/adapt.ts'
import { labelOf } from '../../../domain/programmes/form/sentence.ts'
import { call } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import type { CallProblem } from '../../kernel/problem.ts'
import { callOptions } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxGrid } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/States.tsx'
import formCss from '../form/Form.module.css'
import { fieldId, useCheck, useFormDesk } from '../form/FormContext.ts'
import { type OpenDesk, useApplication, useOpenDesk } from './ApplicationContext.ts'

type Wish = { readonly directions: readonly string[]; readonly adaptation: Adaptation }

function useChoose() {
  const { application } = useApplication()
  const client = useQueryClient()
  const { queryKey } = callOptions(readApplication, { params: { id: application.id } })
  return useMutation<Application, CallProblem, readonly string[]>({
    // One after another: of two ticks in a row the later one stands.
    scope: { id: `directions of ${application.id}` },
    mutationFn: (directions) =>
      call(chooseDirections, {
        params: { id: application.id },
        body: { directions: [...directions] },
      }),
    onSuccess: (answer) => client.setQueryData(queryKey, answer),
  })
}

/** What will be put aside: it is kept, and comes back with the direction. */
function Parking({
  wish,
  onDo,
  onClose,
  busy,
}: {
  readonly wish: Wish | null
  readonly onDo: () => void
  readonly onClose: () => void
  readonly busy: boolean
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const { language } = useFormat()
  const { form } = useApplication()
  const filled = wish?.adaptation.parks.filter((park) => park.filled) ?? []
  return (
    <Dialog
      open={wish !== null}
      onClose={onClose}
      title={t('programmes:apply.directions.parkTitle')}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:dialog.cancel')}</Button>
          <Button kind="primary" busy={busy} onClick={onDo}>
            {t('programmes:apply.directions.park')}
          </Button>
        </>
      }
    >
      <p>{t('programmes:apply.directions.parkText')}</p>
      <ul className={formCss.clauses}>
        {filled.map(({ at }) => (
          <li key={at}>{labelOf(form, at, language)}</li>
        ))}
      </ul>
    </Dialog>
  )
}

function useOffline(desk: OpenDesk | null): boolean {
  return useSyncExternalStore(
    desk?.autosave.subscribe ?? (() => () => undefined),
    () => desk?.autosave.state().kind === 'offline',
  )
}

/** The directions of the project: what may be taken beside what is chosen, and why not. */
export function Directions() {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const { application, call: programme, form } = useApplication()
  const { store } = useFormDesk()
  const desk = useOpenDesk()
  const choose = useChoose()
  const [wish, setWish] = useState<Wish | null>(null)
  useCheck()
  const { definition } = programme
  const chosen = application.directions
  const answers = store.answers()
  const text = (at: string) => (typeof answers[at] === 'string' ? (answers[at] as string) : null)
  const options = directionOptions(
    definition,
    chosen,
    { kind: text('A.kind'), size: null },
    language,
  )
  const refused = options.find((option) => !option.chosen && !option.verdict.ok)?.verdict
  const why = refused?.ok === false ? refused.why : undefined
  const most = definition.limits.directionsPerProject.value?.max
  const copies = copiesFor(definition.copies.value, chosen.length)
  const offline = useOffline(desk)
  const want = (directions: readonly string[]) => {
    const adaptation = adapt(form, answers, chosen, directions)
    if (adaptation.parks.some((park) => park.filled)) setWish({ directions, adaptation })
    else choose.mutate(directions)
  }
  return (
    <div className={formCss.wide} id={fieldId('cover.directions')} tabIndex={-1}>
      <CheckboxGrid
        label={t('apply.directions.label')}
        count={
          copies === null || chosen.length === 0
            ? undefined
            : t('apply.directions.copies', { directions: chosen.length, copies })
        }
        options={definition.directions.map((direction, index) => ({
          value: direction.code,
          ordinal: direction.code,
          label: directionName(direction, language),
          disabled:
            offline || (options[index]?.chosen === false && options[index].verdict.ok === false),
        }))}
        values={choose.isPending ? (choose.variables ?? chosen) : chosen}
        onChange={want}
        {...(most === undefined ? {} : { most })}
        {...(why === undefined
          ? {}
          : {
              fullReason: t('apply.directions.full', {
                rule: why.rule.text,
                clause: why.rule.clause ?? '',
              }),
            })}
      />
      {offline && <p className="care t13">{t('apply.directions.offline')}</p>}
      {choose.error !== null && <ErrorState problem={choose.error.problem} />}
      <Parking
        wish={wish}
        busy={choose.isPending}
        onClose={() => setWish(null)}
        onDo={() => {
          if (wish !== null) choose.mutate(wish.directions)
          setWish(null)
        }}
      />
    </div>
  )
}
