import type { Faults } from './types.ts'
import { emptyState, type State, type World } from './world.ts'

type FrozenFaults = Omit<Faults, 'next'> & {
  next: (Omit<Faults['next'][number], 'path'> & { path?: { source: string; flags: string } })[]
}
type Frozen = { version: 1; random: number; faults: FrozenFaults; state: Record<keyof State, unknown> }

const freezeFaults = ({ next, ...rates }: Faults): FrozenFaults => ({
  ...rates,
  next: next.map(({ path, ...fault }) => ({
    ...fault,
    ...(path ? { path: { source: path.source, flags: path.flags } } : {}),
  })),
})

const thawFaults = ({ next, ...rates }: FrozenFaults): Faults => ({
  ...rates,
  next: next.map(({ path, ...fault }) => ({
    ...fault,
    ...(path ? { path: new RegExp(path.source, path.flags) } : {}),
  })),
})

/**
 * The whole platform as plain JSON: maps become lists of pairs. Only the rate windows (at most a minute long)
 * and requests on their way are left out.
 */
export const freeze = ({ state, random, faults }: World): Frozen => {
  const entries = Object.entries(state).map(([name, held]) => [name, held instanceof Map ? [...held] : held])
  const frozen = { version: 1, random: random.state, faults: freezeFaults(faults), state: Object.fromEntries(entries) }
  return JSON.parse(JSON.stringify(frozen)) as Frozen
}

export const thaw = (world: World, frozen: unknown): void => {
  const { version, random, faults, state } = JSON.parse(JSON.stringify(frozen)) as Frozen
  if (version !== 1) throw new Error('this snapshot is not of this version')
  const empty = emptyState()
  const entries = Object.entries(empty).map(([name, fresh]) => {
    const held = state[name as keyof State]
    return [name, fresh instanceof Map ? new Map((held as [string, unknown][] | undefined) ?? []) : (held ?? fresh)]
  })
  world.state = Object.fromEntries(entries) as State
  world.random.state = random
  Object.assign(world.faults, thawFaults(faults))
  world.windows.clear()
  world.inFlight.clear()
  world.changed()
}
