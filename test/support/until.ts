/** Looks every few milliseconds until something is there. @throws after `patience` milliseconds */
export const until = async <T>(
  look: () => T | undefined | Promise<T | undefined>,
  whatFor: string,
  patience = 10_000,
): Promise<T> => {
  for (const end = performance.now() + patience; performance.now() < end; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((done) => setTimeout(done, 5))
  }
  throw new Error(`waited in vain for ${whatFor}`)
}
