/**
 * Reads once for each object that it is asked with, e.g. for one look at the calendar of all jobs; the next object reads
 * anew.
 */
export const onceFor = <Of extends object, T>(read: (of: Of) => Promise<T>): ((of: Of) => Promise<T>) => {
  const known = new WeakMap<Of, Promise<T>>()
  return (of) => {
    const before = known.get(of)
    if (before !== undefined) return before
    const reading = read(of)
    known.set(of, reading)
    return reading
  }
}
