/**
 * Of the places of the rail that one whose page is shown: the longest that its path begins with. A place within
 * another, such as /reviews/sessions within /reviews, lights alone.
 */
export function placeOf(path: string, places: readonly string[]): string | undefined {
  return places
    .filter((place) => path === place || path.startsWith(`${place}/`))
    .toSorted((one, other) => other.length - one.length)[0]
}
