import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { methods } from '../../../domain/evaluation/normalise.ts'
import { allOf } from '../../../domain/kernel/verdict.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import {
  explainSelection,
  keepRules,
  listSelection,
  readSelection,
} from '../../../domain/programmes/selection.endpoints.ts'
import type { SelectionPage } from '../../../domain/programmes/selectionPage.ts'
import {
  conclusionRules,
  mayDraftSelection,
  mayKeepRules,
  regionName,
  type SelectionRules,
} from '../../../domain/programmes/selection.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../application/actor.ts'
import { pointsText } from './points.ts'
import { ScoresSheet } from './ScoresSheet.tsx'
import css from './Selection.module.css'
import { type Chosen, SelectionFrame } from './SelectionFrame.tsx'

type Bounds = SelectionRules['byDirection']

const without = <T,>(of: Readonly<Record<string, T>>, code: string): Record<string, T> =>
  Object.fromEntries(Object.entries(of).filter(([key]) => key !== code))

/** A bound that binds nothing is none. */
function withBound(of: Bounds, code: string, min: number, max: number | null): Bounds {
  const rest = without(of, code)
  return min === 0 && max === null ? rest : { ...rest, [code]: { min, max } }
}

function DirectionBounds({
  page,
  rules,
  onRules,
}: {
  readonly page: SelectionPage
  readonly rules: SelectionRules
  readonly onRules: (rules: SelectionRules) => void
}) {
  const { t } = useTranslation('selection')
  const { thresholds, byDirection } = rules
  return (
    <section>
      <h3>{t('rules.byDirection')}</h3>
      <div className={css.bounds}>
        <b />
        <b>{t('rules.threshold')}</b>
        <b>{t('rules.min')}</b>
        <b>{t('rules.max')}</b>
        {page.byDirection.map(({ code, name }) => {
          const { min, max } = byDirection[code] ?? { min: 0, max: null }
          const keep = (least: number, most: number | null) =>
            onRules({ ...rules, byDirection: withBound(byDirection, code, least, most) })
          return [
            <span key={code}>
              {code} {name}
            </span>,
            <NumberInput
              key={`${code} line`}
              inRow
              digits={2}
              label={`${code} ${t('rules.threshold')}`}
              value={code in thresholds.byDirection ? thresholds.byDirection[code]! / 100 : null}
              onChange={(value) => {
                const rest = without(thresholds.byDirection, code)
                const own = value === null ? rest : { ...rest, [code]: Math.round(value * 100) }
                onRules({ ...rules, thresholds: { ...thresholds, byDirection: own } })
              }}
            />,
            <NumberInput
              key={`${code} min`}
              inRow
              label={`${code} ${t('rules.min')}`}
              value={min === 0 ? null : min}
              onChange={(value) => keep(value ?? 0, max)}
            />,
            <NumberInput
              key={`${code} max`}
              inRow
              label={`${code} ${t('rules.max')}`}
              value={max}
              onChange={(value) => keep(min, value)}
            />,
          ]
        })}
      </div>
    </section>
  )
}

/** The same least number for every province where somebody qualifies; null where they differ. */
function eachRegionOf(page: SelectionPage, rules: SelectionRules): number | null {
  const wanted = page.byRegion.filter(({ qualified }) => qualified > 0)
  const least = new Set(wanted.map(({ code }) => rules.byRegion[code]?.min ?? 0))
  const [one] = least
  return least.size === 1 && one !== undefined && one > 0 ? one : null
}

function RulesForm({ managed, page }: Chosen) {
  const { t } = useTranslation('selection')
  const { language } = useFormat()
  const me = useMe()
  const [rules, setRules] = useState<SelectionRules>(page.rules)
  const act = useAct(keepRules, {
    renews: [readSelection, listSelection, explainSelection],
    onDone: () => toast(t('rules.saved')),
  })
  const { thresholds } = rules
  const definition = managed.definition as ProgrammeDefinition
  const eachRegion = (value: number | null) => {
    const regions = page.byRegion.filter(({ qualified }) => qualified > 0)
    const byRegion =
      value === null
        ? {}
        : Object.fromEntries(regions.map(({ code }) => [code, { min: value, max: null }]))
    setRules({ ...rules, byRegion })
  }
  return (
    <Sheet title={t('rules.title')} inside="form">
      <div className="stack">
        <RadioGroup
          label={t('rules.method')}
          value={rules.method}
          options={methods.map((value) => ({ value, label: t(`rules.methods.${value}`) }))}
          onChange={(method) => setRules({ ...rules, method })}
        />
        <RadioGroup
          label={t('rules.conclusion')}
          value={rules.conclusion}
          options={conclusionRules.map((value) => ({
            value,
            label: t(`rules.conclusions.${value}`),
          }))}
          onChange={(conclusion) => setRules({ ...rules, conclusion })}
        />
        {page.fileConclusion === 'hard' && (
          <p className={css.note}>{t('rules.conclusionOfFile')}</p>
        )}
        <div className={css.two}>
          <NumberInput
            label={t('rules.otherwise')}
            digits={2}
            value={thresholds.otherwise / 100}
            onChange={(value) =>
              setRules({
                ...rules,
                thresholds: { ...thresholds, otherwise: Math.round((value ?? 0) * 100) },
              })
            }
          />
          <NumberInput
            label={t('rules.cap')}
            help={
              page.fileCap === null
                ? t('rules.capHelp')
                : t('rules.capOfFile', { max: String(page.fileCap.max) })
            }
            value={rules.cap}
            onChange={(cap) => setRules({ ...rules, cap })}
          />
          <NumberInput
            label={t('rules.perProject')}
            help={t('rules.capHelp')}
            value={rules.perProject}
            onChange={(perProject) => setRules({ ...rules, perProject })}
          />
          <NumberInput
            label={t('rules.eachRegion')}
            help={t('rules.capHelp')}
            value={eachRegionOf(page, rules)}
            onChange={eachRegion}
          />
        </div>
        {eachRegionOf(page, rules) === null && Object.keys(rules.byRegion).length > 0 && (
          <p className={css.note}>
            {t('rules.ownRegions', {
              regions: Object.entries(rules.byRegion)
                .map(([code, { min }]) => `${regionName(definition, code)[language]} ${min}`)
                .join('、'),
            })}
          </p>
        )}
        <DirectionBounds page={page} rules={rules} onRules={setRules} />
        <ActionButton
          verdict={allOf(
            mayDraftSelection(actorOf(me), page.state),
            mayKeepRules(definition, rules),
          )}
          busy={act.isPending}
          onClick={() =>
            act.mutate({
              params: { programmeId: managed.id },
              body: { version: page.version, rules },
            })
          }
        >
          {t('rules.save')}
        </ActionButton>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

function Explained({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('selection')
  const { data, error } = useCall(explainSelection, { params: { programmeId } })
  if (error !== null) return <ErrorState problem={error.problem} />
  if (data === undefined) return <Loading lines={3} />
  const names = (of: (typeof data.costs)[number]['enter']) =>
    of.map(({ title, direction }) => `${title}（${direction}）`).join('、')
  return (
    <Sheet title={t('rules.explain')}>
      <div className="stack">
        <p className={css.note}>{t('rules.explainText')}</p>
        {data.costs.length === 0 && <p>{t('rules.explainNone')}</p>}
        <ul className={css.plain}>
          {data.costs.map(({ kind, code, name, bound, value, ...cost }) => (
            <li key={`${kind} ${code} ${bound}`}>
              <b>
                {kind === 'cap' || kind === 'perProject'
                  ? t(`rules.cost.${kind}`, { value: String(value) })
                  : t(`rules.cost.${kind}${bound === 'min' ? 'Min' : 'Max'}`, {
                      name,
                      value: String(value),
                    })}
              </b>
              <div>
                {t('rules.without', {
                  count: cost.countWithout,
                  sum: pointsText(cost.sumWithout),
                })}
              </div>
              {cost.enter.length > 0 && (
                <div className="second">{t('rules.enter', { names: names(cost.enter) })}</div>
              )}
              {cost.leave.length > 0 && (
                <div className="second">{t('rules.leave', { names: names(cost.leave) })}</div>
              )}
            </li>
          ))}
        </ul>
        {data.left > 0 && <p className={css.note}>{t('rules.leftOut', { count: data.left })}</p>}
      </div>
    </Sheet>
  )
}

/** 规则与得分: where scores come from, the thresholds and bounds, and what each bound changes. */
export function RulesPage() {
  const decides = mayI(useMe(), 'programmes.selection.decide')
  return (
    <SelectionFrame part="rules">
      {(chosen) => (
        <WithSide
          side={
            <div className="stack">
              <ScoresSheet page={chosen.page} />
              {decides && <Explained programmeId={chosen.managed.id} />}
            </div>
          }
        >
          {/* Another's change is drawn anew; one's own writing is kept until then. */}
          <RulesForm key={chosen.page.version} {...chosen} />
        </WithSide>
      )}
    </SelectionFrame>
  )
}
