/** The process that opens hostile files: given a path, it prints one report as JSON and ends. */
import { finding, type InspectionReport } from '../../../domain/files/inspectionReport.ts'
import { isUnreadable, withFileBytes } from './bytes.ts'
import { inspect } from './inspect.ts'

const unreadableReport: InspectionReport = {
  kind: null,
  findings: [finding('files.inspection_failed')],
  pages: null,
  widthPixels: null,
  heightPixels: null,
}

const report = await withFileBytes(process.argv[2]!, inspect).catch((error: unknown) => {
  // A bug of ours is noted by the parent; for the file it means the same.
  if (!isUnreadable(error)) process.stderr.write(String((error as Error).stack).slice(0, 2000))
  return unreadableReport
})
process.stdout.write(JSON.stringify(report))
