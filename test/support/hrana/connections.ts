import Database from 'libsql'

export type Connection = InstanceType<typeof Database>

export type Connections = {
  take(): Connection
  /** Back for the next stream; an open transaction is rolled back. */
  give(connection: Connection): void
  /** Not to be used again. */
  discard(connection: Connection): void
  close(): void
}

/** Native connections to one file. The driver never waits for a lock: that would stop every other stream too. */
export const connectionsTo = (file: string, pragmas: readonly string[]): Connections => {
  const free: Connection[] = []
  const open = (): Connection => {
    const connection = new Database(file)
    for (const pragma of pragmas) connection.exec(`pragma ${pragma}`)
    return connection
  }
  const discard = (connection: Connection) => {
    connection.close()
  }
  return {
    take: () => free.pop() ?? open(),
    give: (connection) => {
      try {
        if (connection.inTransaction) connection.exec('rollback')
        free.push(connection)
      } catch {
        discard(connection)
      }
    },
    discard,
    close: () => {
      for (const connection of free.splice(0)) discard(connection)
    },
  }
}
