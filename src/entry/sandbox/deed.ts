/** What one sample person will do at one moment. */
export type Deed = { at: number; run(): Promise<void> }

/** A person who finds the card changed, or gone, leaves it at that; so does this one. */
export const atEase = (run: () => Promise<unknown>) => async () => {
  await run().catch((error: unknown) => {
    if (!(error instanceof Error) || error.constructor !== Error) throw error
  })
}
