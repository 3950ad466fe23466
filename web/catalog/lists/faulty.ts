/** The faulty rows of a list as a workbook, what is wrong beside each: mended, it can be given again as it is. */
import { useState } from 'react'
import {
  exportFaultyOffers,
  type readOfferBatch,
} from '../../../domain/catalog/offerBatch.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { call } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { CallProblem } from '../../kernel/problem.ts'
import { useTranslation } from '../../kernel/words.ts'
import { download } from '../../ui/download.ts'
import { useReasons } from '../../ui/reason.ts'
import { toast } from '../../ui/Toast.tsx'

export function useFaulty({
  batch,
  labels,
}: AnswerOf<typeof readOfferBatch>): readonly [busy: boolean, fetch: () => Promise<void>] {
  const { t } = useTranslation(['catalog', 'imports'])
  const { language } = useFormat()
  const say = useReasons()
  const [busy, setBusy] = useState(false)
  const nameOf = (column: string) =>
    labels.find(({ id }) => id === column)?.label[language] ?? column
  const fetch = async () => {
    setBusy(true)
    try {
      const { columns, rows } = await call(exportFaultyOffers, { params: { id: batch.id } })
      const heads = [...columns.map(({ head }) => head), t('list.reasons')]
      const cells = rows.map((row) => [
        ...columns.map(({ id }) => row.cells[id] ?? ''),
        row.faults
          .map(({ column, code, facts = {} }) =>
            t('imports:faultOf', { column: nameOf(column), text: say({ code, facts }) }),
          )
          .join('\n'),
      ])
      const name = t('list.faultyName', { file: batch.fileName.replace(/\.(xlsx|csv)$/i, '') })
      const { workbookOf, xlsxType } = await import('../../ui/xlsx.ts')
      download(`${name}.xlsx`, workbookOf([{ name, heads, rows: cells, typed: true }]), xlsxType)
    } catch (problem) {
      toast(problem instanceof CallProblem ? problem.problem.detail : String(problem))
    } finally {
      setBusy(false)
    }
  }
  return [busy, fetch]
}
