/** Whether an application is open to be written. */
import { type Application, applicationLifecycle } from '../../../domain/programmes/application.ts'

export function isEditable(application: Application): boolean {
  return applicationLifecycle[application.state].edit !== undefined
}
