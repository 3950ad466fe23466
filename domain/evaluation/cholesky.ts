/** Symmetric positive definite systems, dense: as many rows as there are experts. */

export type Triangle = readonly Float64Array[]

/** L with L·Lᵀ = A; throws a RangeError where A is not positive definite. */
export function cholesky(matrix: readonly Float64Array[]): Triangle {
  const size = matrix.length
  const lower = matrix.map((_, row) => new Float64Array(row + 1))
  for (let row = 0; row < size; row++) {
    const own = lower[row]!
    for (let column = 0; column <= row; column++) {
      const other = lower[column]!
      let rest = matrix[row]![column]!
      for (let k = 0; k < column; k++) rest -= own[k]! * other[k]!
      if (column < row) own[column] = rest / other[column]!
      else if (rest > 0) own[row] = Math.sqrt(rest)
      else throw new RangeError('the matrix is not positive definite')
    }
  }
  return lower
}

/** x with L·x = b. */
export function solveLower(lower: Triangle, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(lower.length)
  for (let row = 0; row < lower.length; row++) {
    const own = lower[row]!
    let rest = b[row]!
    for (let k = 0; k < row; k++) rest -= own[k]! * x[k]!
    x[row] = rest / own[row]!
  }
  return x
}

/** x with Lᵀ·x = b. */
export function solveUpper(lower: Triangle, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b)
  for (let row = lower.length - 1; row >= 0; row--) {
    const own = lower[row]!
    x[row] = x[row]! / own[row]!
    for (let k = 0; k < row; k++) x[k] = x[k]! - own[k]! * x[row]!
  }
  return x
}

/** log |A|. */
export function logDeterminant(lower: Triangle): number {
  return lower.reduce((sum, own, row) => sum + 2 * Math.log(own[row]!), 0)
}
