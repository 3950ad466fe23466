/** Files and texts as the calls of lists take them. */

const chunk = 0x8000

export function base64OfBytes(bytes: Uint8Array): string {
  let binary = ''
  // One call for all bytes would exceed what a call may take as arguments.
  for (let at = 0; at < bytes.length; at += chunk) {
    binary += String.fromCharCode(...bytes.subarray(at, at + chunk))
  }
  return btoa(binary)
}

export async function base64Of(file: Blob): Promise<string> {
  return base64OfBytes(new Uint8Array(await file.arrayBuffer()))
}

export function base64OfText(text: string): string {
  return base64OfBytes(new TextEncoder().encode(text))
}

export const bytesOfBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (sign) => sign.codePointAt(0)!)
