import type { AccountId } from '../core/ids.ts'

/**
 * What is kept in mind from one request to the next. Plain values only, never a promise, a timer or a connection:
 * invocations of a Worker share it, and whatever one of them waits for ends with it.
 */
export type Memory = {
  /** The tenant let in, once known. */
  tenant?: string | undefined
  /** Our own account, once Feishu has said so. */
  self?: AccountId | undefined
  askedSelfAt: number
  /** When the address was last verified. */
  challenges: number[]
  /** When somebody at an address began to log in and has not finished, by address. */
  logins: Map<string, number[]>
}

export const newMemory = (): Memory => ({ askedSelfAt: Number.NEGATIVE_INFINITY, challenges: [], logins: new Map() })
