import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { Button, LinkButton } from './Button.tsx'
import { Checkbox } from './Choices.tsx'
import { Dialog } from './Dialog.tsx'
import css from './List.module.css'
import { queryOf, searchOf, type useListQuery } from './list.ts'
import { useSavedViews } from './savedViews.ts'
import { ErrorState } from './States.tsx'
import { TextInput } from './TextInput.tsx'

type Saved = ReturnType<typeof useSavedViews>

function SaveDialog({
  saved,
  search,
  onClose,
}: {
  readonly saved: Saved
  readonly search: Readonly<Record<string, string>>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('ui')
  const [name, setName] = useState('')
  const [isDefault, setDefault] = useState(false)
  const { keep, views = [] } = saved
  const given = name.trim()
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('list.saveView')}
      foot={
        <Button
          kind="primary"
          busy={keep.isPending}
          onClick={() => {
            if (given === '') return onClose()
            keep.mutate({ name: given, search, isDefault }, { onSuccess: onClose })
          }}
        >
          {t('list.save')}
        </Button>
      }
    >
      <div className="stack">
        <TextInput label={t('list.viewName')} value={name} most={20} onChange={setName} />
        {views.some((view) => view.name === given) && (
          <p className="second t13">{t('list.viewReplaced', { name: given })}</p>
        )}
        <Checkbox checked={isDefault} onChange={setDefault} label={t('list.viewAtFirst')} />
        {keep.error !== null && <ErrorState problem={keep.error.problem} />}
      </div>
    </Dialog>
  )
}

/** The list as saved views have it, beside the whole. The default is shown where no query was asked for. */
export function Views({
  name,
  list,
}: {
  readonly name: string
  readonly list: ReturnType<typeof useListQuery>
}) {
  const { t } = useTranslation('ui')
  const saved = useSavedViews(name)
  const { views, mayWrite, keep, remove } = saved
  const [naming, setNaming] = useState(false)
  const { after: _, from: __, ...here } = searchOf(list.query)
  const textOf = (search: object) => JSON.stringify(Object.entries(search).toSorted())
  const now = textOf(here)
  const plain = Object.keys(here).length === 0
  const known = views?.find((view) => textOf(view.search) === now)

  const opened = useRef(false)
  useEffect(() => {
    if (views === undefined || opened.current) return
    opened.current = true
    const first = views.find((view) => view.isDefault)
    if (first !== undefined && plain) list.show(queryOf(first.search), true)
  }, [views, plain, list])

  if (views === undefined || (views.length === 0 && (plain || !mayWrite))) return null
  return (
    <div className={css.views} role="group" aria-label={t('list.views')}>
      <button
        type="button"
        className={css.view}
        aria-pressed={plain}
        onClick={() => list.show(queryOf({}))}
      >
        {t('list.allView')}
      </button>
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          className={css.view}
          aria-pressed={view === known}
          onClick={() => list.show(queryOf(view.search))}
        >
          {view.isDefault ? t('list.viewIsDefault', { name: view.name }) : view.name}
        </button>
      ))}
      {mayWrite && known !== undefined && (
        <>
          <LinkButton
            className="t12 nowrap"
            onClick={() => keep.mutate({ ...known, isDefault: !known.isDefault })}
          >
            {known.isDefault ? t('list.viewNotAtFirst') : t('list.viewMakeDefault')}
          </LinkButton>
          <LinkButton className="t12 nowrap" onClick={() => remove.mutate(known.id)}>
            {t('list.removeView', { name: known.name })}
          </LinkButton>
        </>
      )}
      {mayWrite && known === undefined && !plain && (
        <LinkButton
          className="t12 nowrap"
          onClick={() => {
            keep.reset()
            setNaming(true)
          }}
        >
          {t('list.saveView')}
        </LinkButton>
      )}
      {naming && <SaveDialog saved={saved} search={here} onClose={() => setNaming(false)} />}
    </div>
  )
}
