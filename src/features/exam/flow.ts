/** A network with whole capacities that may grow while it is filled: so much can still go from one node to another. */
export type Network = Map<string, Map<string, number>>

const roomFrom = (net: Network, from: string): Map<string, number> => {
  const room = net.get(from) ?? new Map<string, number>()
  net.set(from, room)
  return room
}

export const widen = (net: Network, from: string, to: string, by: number): void => {
  const room = roomFrom(net, from)
  room.set(to, (room.get(to) ?? 0) + by)
}

/** How much went over an edge whose reverse had no capacity of its own. */
export const flowOver = (net: Network, from: string, to: string): number => net.get(to)?.get(from) ?? 0

/** One unit more from `from` to `to`, what went before taking other ways if need be. @returns whether there was a way */
export const pushUnit = (net: Network, from: string, to: string, seen = new Set<string>()): boolean => {
  if (from === to) return true
  seen.add(from)
  for (const [next, room] of roomFrom(net, from)) {
    if (room === 0 || seen.has(next) || !pushUnit(net, next, to, seen)) continue
    widen(net, from, next, -1)
    widen(net, next, from, 1)
    return true
  }
  return false
}
