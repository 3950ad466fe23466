/** Hundredths of points as people read them: 9150 → 91.5. */
export const pointsText = (points: number | null): string =>
  points === null ? '–' : String(points / 100)
