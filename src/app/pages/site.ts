import type { Context } from 'hono'
import type { Feature } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import type { Memory } from '../memory.ts'

/** What the pages stand on. */
export type Site = {
  world: World
  features: readonly Feature[]
  /** Signs what a browser keeps for us. */
  secret: string
  memory: Pick<Memory, 'logins'>
  /** The company that this app belongs to, once known: people of others are strangers. */
  tenantKey(): Promise<string | undefined>
  /** Where a request comes from, for counting; what a request says of itself is not believed. */
  clientAddress(c: Context): string
  /** The sandbox: `/login?as=…` says whose part is played. */
  playsParts?: boolean | undefined
  /** A form may have left work to do. */
  arrived(): void
}
