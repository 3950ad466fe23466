/** The part of a text between what it has in common with another at both ends. */
export function differingPart(
  text: string,
  other: string,
): readonly [before: string, differing: string, after: string] {
  const one = [...text]
  const two = [...other]
  let start = 0
  while (start < one.length && start < two.length && one[start] === two[start]) start += 1
  let end = 0
  while (
    end < one.length - start &&
    end < two.length - start &&
    one[one.length - 1 - end] === two[two.length - 1 - end]
  ) {
    end += 1
  }
  const stop = one.length - end
  return [one.slice(0, start).join(''), one.slice(start, stop).join(''), one.slice(stop).join('')]
}
