/** Numbers of faces in a line of text: few are named, of many the first. */
import { useTranslation } from '../kernel/words.ts'

const namedMost = 8

export type FacesSaid = { readonly faces: string; readonly count: number; readonly more: boolean }

export function facesSaid(faces: readonly number[]): FacesSaid {
  const shown = [...new Set(faces)].toSorted((a, b) => a - b)
  return {
    faces: shown.slice(0, namedMost).join(' '),
    count: shown.length,
    more: shown.length > namedMost,
  }
}

export function useFacesSaid(): (said: FacesSaid) => string {
  const { t } = useTranslation('parts')
  return ({ more, ...said }) => t(more ? 'findings.moreFaces' : 'findings.faces', said)
}
