import { useTranslation } from '../kernel/words.ts'
import type { Finding } from '../../domain/parts/analysis.ts'
import { packFor } from '../../domain/parts/findings.ts'
import { ruleOf, rulePackOf, rulePacks } from '../../domain/parts/rules.ts'
import { useFormat } from '../kernel/format.ts'
import { useReasons } from '../ui/reason.ts'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Ordinal, Tag } from '../ui/Tag.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { type Choose, type Chosen, findingKey } from './chosen.ts'
import { facesSaid, useFacesSaid } from './faces.ts'
import { mm } from './numbers.ts'
import css from './Parts.module.css'

import { severityTones } from './Tags.tsx'
import type { Told } from './useAnalysis.ts'

const suiting = 'suiting'

type LineProps = {
  readonly finding: Finding
  readonly index: number
  readonly chosen: Chosen | null
  readonly onChoose: Choose
}

function FindingLine({ finding, index, chosen, onChoose }: LineProps) {
  const { t } = useTranslation('parts')
  const { language } = useFormat()
  const say = useReasons()
  const said = useFacesSaid()
  const { code, severity, faces, facts } = finding
  const rule = ruleOf(code)
  const key = findingKey(index)
  return (
    <li id={key} tabIndex={-1} className={classes(css.finding, chosen?.key === key && css.chosen)}>
      <div className={css.findingHead}>
        <Ordinal>{index + 1}</Ordinal>
        <Tag tone={severityTones[severity]}>{t(`severity.${severity}`)}</Tag>
        <code className="muted t12">{code}</code>
        {faces.length > 0 && (
          <LinkButton underlined onClick={() => onChoose({ key, faces })}>
            {t('view.show')}
          </LinkButton>
        )}
      </div>
      {rule === undefined ? (
        <p>{say({ code, facts })}</p>
      ) : (
        <>
          <p>{rule.why[language]}</p>
          <p className="second">
            {t('findings.remedy')} · {rule.remedy[language]}
          </p>
          <p className="muted t12">
            {rule.entity === 'tolerance'
              ? t('findings.noted', { value: String(facts['value']), limit: String(rule.limit) })
              : t('findings.measured', {
                  value: mm(Number(facts['value'])),
                  limit: mm(rule.limit),
                })}
            {faces.length > 0 && ` · ${said(facesSaid(faces))}`}
          </p>
        </>
      )}
    </li>
  )
}

/** What stands against making it, by the rules of one process: the gravest first. */
export function FindingsSheet({
  told,
  wished,
  onProcess,
  chosen,
  onChoose,
}: {
  readonly told: Told
  readonly wished: string | null
  readonly onProcess: (process: string | null) => void
  readonly chosen: Chosen | null
  readonly onChoose: Choose
}) {
  const { t } = useTranslation('parts')
  const { language } = useFormat()
  const { analysis, process, findings } = told
  const pack = process === null ? undefined : rulePackOf(process)
  const usual = analysis === null ? undefined : packFor(analysis, null)
  const options = [
    { value: suiting, label: t('findings.suiting', { process: usual?.names[language] ?? '' }) },
    ...rulePacks.map(({ process: value, names }) => ({ value, label: names[language] })),
  ]
  return (
    <Sheet title={t('findings.title')} level={2}>
      <div className="stack">
        {pack === undefined ? (
          <p className="second">
            {t(analysis?.format === 'dxf' ? 'findings.flat' : 'findings.noRules')}
          </p>
        ) : (
          <div className={css.short}>
            <Select
              label={t('findings.by')}
              options={options}
              value={wished ?? suiting}
              onChange={(value) => onProcess(value === suiting ? null : value)}
              help={t('findings.source', { source: pack.source[language] })}
            />
          </div>
        )}
        {findings.length === 0 && pack !== undefined && (
          <p>
            <Tag tone="good">{t('findings.none', { process: pack.names[language] })}</Tag>
          </p>
        )}
        <ol className={css.findings} aria-label={t('findings.title')}>
          {findings.map((finding, index) => (
            <FindingLine
              key={`${finding.code} ${index}`}
              {...{ finding, index, chosen, onChoose }}
            />
          ))}
        </ol>
      </div>
    </Sheet>
  )
}
