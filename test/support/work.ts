import process from 'node:process'

/** What has been worked since, by all threads of this process, milliseconds: unlike the clock it does not count what the neighbours did. */
export const stopwatch = (): (() => number) => {
  const since = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(since)
    return (user + system) / 1_000
  }
}
