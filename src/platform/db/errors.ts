type Coded = { code?: unknown; cause?: unknown; message?: unknown }

/** Drizzle wraps what the driver threw; the driver's code is somewhere down the chain of causes. */
const codes = (error: unknown): string[] => {
  const found: string[] = []
  for (let at = error, depth = 0; at && typeof at === 'object' && depth < 5; at = (at as Coded).cause, depth++) {
    const { code, message } = at as Coded
    if (typeof code === 'string') found.push(code)
    if (typeof message === 'string' && /SQLITE_[A-Z]+/.test(message))
      found.push(/SQLITE_[A-Z]+/.exec(message)?.[0] ?? '')
  }
  return found
}

const says = (error: unknown, code: string) => codes(error).some((c) => c.startsWith(code))

export const isBusy = (error: unknown): boolean =>
  says(error, 'SQLITE_BUSY') ||
  says(error, 'SQLITE_LOCKED') ||
  String((error as Coded)?.message).includes('database is locked')

/** The work behind a commit that was given up before it began: nothing has been written. */
export class TooLate extends Error {
  override readonly name = 'TooLate'
}
