import { useTranslation } from '../../kernel/words.ts'
import { copiesList } from '../../../domain/programmes/copies.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import type { Material, Medium } from '../../../domain/programmes/programmePaper.ts'
import { formatBytes, formatNumber, useFormat } from '../../kernel/format.ts'
import { type Column, Table } from '../../ui/Table.tsx'
import { Origin, OriginNote } from '../Origin.tsx'
import css from './Call.module.css'
import { Part } from './Part.tsx'

function MaterialTable({ definition }: { readonly definition: ProgrammeDefinition }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const columns: Column<Material>[] = [
    {
      key: 'name',
      head: t('call.materials.name'),
      renderCell: (row) => (
        <>
          {row.name[language]} <Origin of={row} />
        </>
      ),
    },
    { key: 'by', head: t('call.materials.by'), renderCell: (row) => t(`call.materials.${row.by}`) },
    {
      key: 'stamped',
      head: t('call.materials.stamped'),
      renderCell: ({ stamped }) => (
        <>
          {stamped.value !== null && t(stamped.value ? 'call.materials.yes' : 'call.materials.no')}{' '}
          {stamped.source !== 'notice' && <Origin of={stamped} />}
        </>
      ),
    },
    {
      key: 'forms',
      head: t('call.materials.forms'),
      renderCell: ({ forms }) => (
        <>
          {forms.value
            ?.map((form) => t(`call.materials.${form}`))
            .join(language === 'zh' ? '、' : ', ')}{' '}
          {forms.source !== 'notice' && <Origin of={forms} />}
        </>
      ),
    },
  ]
  return (
    <Table
      label={t('call.materials.title')}
      columns={columns}
      rows={definition.materials}
      rowKey={({ code }) => code}
    />
  )
}

function useRoutes() {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const known = ['ems', 'confidential', 'courier', 'hand', 'email', 'online'] as const
  return (routes: readonly string[]) =>
    routes
      .map((route) => known.find((one) => one === route))
      .flatMap((route) => (route === undefined ? [] : [t(`call.materials.route.${route}`)]))
      .join(language === 'zh' ? '、' : ', ')
}

function MediaTable({ media }: { readonly media: readonly Medium[] }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const routes = useRoutes()
  const columns: Column<Medium>[] = [
    {
      key: 'medium',
      head: t('call.materials.medium'),
      renderCell: (row) => (
        <>
          {row.name[language]} <Origin of={row} />
        </>
      ),
    },
    {
      key: 'routes',
      head: t('call.materials.routes'),
      renderCell: (row) => (
        <>
          {row.routes.value === null ? <Origin of={row.routes} /> : routes(row.routes.value)}
          {row.address.value !== null && <span className="second"> {row.address.value}</span>}
        </>
      ),
    },
    {
      key: 'count',
      head: t('call.materials.count'),
      numeric: true,
      renderCell: ({ count }) => (count.value === null ? '' : formatNumber(count.value)),
    },
    {
      key: 'capacity',
      head: t('call.materials.capacity'),
      numeric: true,
      renderCell: ({ capacityBytes }) =>
        capacityBytes.value === null ? (
          ''
        ) : (
          <>
            {formatBytes(capacityBytes.value)} <Origin of={capacityBytes} />
          </>
        ),
    },
    {
      key: 'nameLimit',
      head: t('call.materials.nameLimit'),
      numeric: true,
      renderCell: ({ nameLimit }) =>
        nameLimit.value === null ? (
          ''
        ) : (
          <>
            {t(`call.materials.${nameLimit.value.unit}`, { max: nameLimit.value.max })}{' '}
            <Origin of={nameLimit} />
          </>
        ),
    },
  ]
  const required = media.filter((medium) => medium.required.value !== false)
  return (
    <Table
      label={t('call.materials.media')}
      columns={columns}
      rows={required}
      rowKey={({ code }) => code}
    />
  )
}

/** How many volumes of paper, from the formula or the table of the file. */
function Copies({ definition }: { readonly definition: ProgrammeDefinition }) {
  const { t } = useTranslation('calls')
  const { copies } = definition
  const list = copiesList(definition)
  const rule = copies.value
  return (
    <div className={css.block}>
      <h3>
        {t('call.materials.copies')} <Origin of={copies} />
      </h3>
      {rule?.base != null && (
        <p>
          {t('call.materials.copiesFormula', { base: rule.base })}
          {rule.localExtra > 0 && t('call.materials.copiesExtra', { extra: rule.localExtra })}
        </p>
      )}
      {list !== null && (
        <ul className={css.inline}>
          {list.map((count, index) => (
            <li key={index}>
              {t('call.materials.copiesLine', { directions: index + 1, copies: count })}
            </li>
          ))}
        </ul>
      )}
      <OriginNote of={copies} />
    </div>
  )
}

function FileName({ definition }: { readonly definition: ProgrammeDefinition }) {
  const { t } = useTranslation('calls')
  const { pattern } = definition.fileName
  const known = ['unit', 'rank', 'project', 'applicant', 'year', 'directions'] as const
  const parts = (pattern.value?.parts ?? []).map((part) => {
    const one = known.find((name) => name === part)
    return one === undefined ? part : t(`call.materials.part.${one}`)
  })
  return (
    <div className={css.block}>
      <h3>
        {t('call.materials.fileName')} <Origin of={pattern} />
      </h3>
      {pattern.value !== null && <p>{parts.join(pattern.value.separator)}</p>}
    </div>
  )
}

/** What to hand in: materials, copies, media, and how files are named. */
export function Materials({ definition }: { readonly definition: ProgrammeDefinition }) {
  const { t } = useTranslation('calls')
  return (
    <Part id="materials" title={t('call.materials.title')}>
      {definition.materials.length > 0 && <MaterialTable definition={definition} />}
      <div className={css.columns}>
        <Copies definition={definition} />
        <FileName definition={definition} />
      </div>
      {definition.media.length > 0 && (
        <div className={css.block}>
          <h3>{t('call.materials.media')}</h3>
          <MediaTable media={definition.media} />
        </div>
      )}
    </Part>
  )
}
