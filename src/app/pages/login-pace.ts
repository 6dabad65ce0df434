const minute = 60_000
const most = 10
/** Addresses kept in mind; whoever comes from more of them at once gains nothing but our forgetting. */
const remembered = 1_000

/**
 * Ten unfinished logins a minute from one address. Whoever comes back from Feishu as one of us gives the places free
 * again: a whole mine may stand behind one address.
 */
export const mayBegin = (logins: Map<string, number[]>, address: string, now: Date): boolean => {
  const since = now.getTime() - minute
  const recent = (logins.get(address) ?? []).filter((at) => at > since && at <= now.getTime())
  if (recent.length >= most) return false
  if (logins.size >= remembered) logins.clear()
  logins.set(address, [...recent, now.getTime()])
  return true
}
