/** files has no page of its own: whoever needs an upload shows `FileUpload` with the words of this module. */
import type { ModuleWeb } from '../kernel/module.ts'

export const filesWeb: ModuleWeb = { name: 'files' }
