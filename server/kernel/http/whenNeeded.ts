/**
 * Code is made of a schema when somebody first knocks at its door, and once a process: made of all when a house
 * opens, it would keep everybody waiting for seconds.
 */
export function whenNeeded<T>(make: (schema: object) => T): (schema: object) => () => T {
  const made = new WeakMap<object, T>()
  return (schema) => () => {
    const known = made.get(schema)
    if (known !== undefined) return known
    const one = make(schema)
    made.set(schema, one)
    return one
  }
}
