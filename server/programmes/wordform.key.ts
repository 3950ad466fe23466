/** Which application and version a Word form was made from; travels inside the file. */

export type WordFormKey = { readonly applicationId: string; readonly version: number }

export function wordFormKey({ applicationId, version }: WordFormKey): string {
  return `${applicationId}/v${version}`
}

export function readWordFormKey(text: string): WordFormKey | null {
  const match = /^([0-9a-f-]{36})\/v(\d{1,9})$/.exec(text.trim())
  return match === null ? null : { applicationId: match[1]!, version: Number(match[2]) }
}
