import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', '1', 'true']).status === 0

/** A command bound to one core where that is possible, so that server and load do not take turns on the same one. */
export const pinned = (core: 0 | 1, command: readonly [string, ...string[]]): [string, string[]] => {
  const [program, ...args] = command
  return canPin ? ['taskset', ['-c', String(core), program, ...args]] : [program, args]
}
