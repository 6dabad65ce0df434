export type Fields = Record<string, unknown>

export type Log = {
  info(event: string, fields?: Fields): void
  warn(event: string, fields?: Fields): void
  error(event: string, fields?: Fields): void
  with(fields: Fields): Log
}

export const levels = ['info', 'warn', 'error', 'silent'] as const
export type Level = (typeof levels)[number]

/** One JSON object per line: what `docker logs` and Workers Logs both index. Never names, texts or tokens. */
export const jsonLog = (write: (line: string) => void, least: Level = 'info', bound: Fields = {}): Log => {
  const at = (level: Level) => (event: string, fields?: Fields) => {
    if (levels.indexOf(level) < levels.indexOf(least)) return
    write(JSON.stringify({ at: new Date().toISOString(), level, event, ...bound, ...fields }))
  }
  return {
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (more) => jsonLog(write, least, { ...bound, ...more }),
  }
}
