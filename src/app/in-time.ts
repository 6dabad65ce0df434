/** What was waited for is not there in time; it may still come about. */
export class NotInTime extends Error {
  override readonly name = 'NotInTime'
}

/** @throws NotInTime when `work` takes longer than `ms`; whatever becomes of it afterwards is nobody's news. */
export const inTime = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotInTime(`more than ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
