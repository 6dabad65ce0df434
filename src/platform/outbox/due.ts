import type { Write } from '../db/db.ts'

const due = new WeakSet<Write>()

/** This write leaves something to send: whoever commits it wakes the sender. */
export const toSend = <W extends Write>(write: W): W => {
  due.add(write)
  return write
}

/** Most commits leave nothing to send, and a look of the sender costs more than many of them. */
export const leavesToSend = (writes: readonly Write[]): boolean => writes.some((write) => due.has(write))
