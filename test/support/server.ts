import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Signed, wireApp } from './wire.ts'

export type ServerLine = { level: string; event: string } & Record<string, unknown>
export type Ended = { code: number | null; signal: NodeJS.Signals | null; ms: number }

/** The real program as a process of its own. */
export type Server = {
  url: string
  /** Of node itself, or of what it was started under. */
  pid: number
  /** From spawning to the first 200 of `/readyz`, milliseconds. */
  readyMs: number
  lines: ServerLine[]
  stderr(): string
  /** Posts one push; `status` 0 when the connection was refused or broke. */
  post(push: Signed): Promise<{ status: number; body: string; ms: number; failed?: string }>
  /** Sends a signal and waits for the end; `ms` counts from the signal. */
  stop(signal?: NodeJS.Signals): Promise<Ended>
  /** Ends the program itself at once, whatever it was started under. */
  end(): Promise<Ended>
  ended: Promise<Ended>
}

const root = join(import.meta.dirname, '../..')
/** A start that takes longer than this has failed. Milliseconds. */
const patience = 20_000

/** What a real bot needs, with Feishu at an address where nobody listens. */
export const serverEnv = (databaseUrl: string, more: Record<string, string | undefined> = {}) => ({
  PORT: '0',
  FEISHU_APP_ID: wireApp.appId,
  FEISHU_APP_SECRET: wireApp.appSecret,
  FEISHU_ENCRYPT_KEY: wireApp.encryptKey,
  FEISHU_VERIFICATION_TOKEN: wireApp.verificationToken,
  FEISHU_BASE_URL: 'http://127.0.0.1:9',
  DATABASE_URL: databaseUrl,
  ...more,
})

const inherited = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(FEISHU_|DATABASE_|PORT$|HOST$|NODE_OPTIONS$|VITEST)/.test(name)),
  )

/** A process of ours: its log, its end, and no way to outlive the tests. */
export const launch = (env: Record<string, string | undefined>, options: { under?: string[]; entry?: string } = {}) => {
  const entry = options.entry ?? 'src/entry/node.ts'
  // What has been built needs no loader.
  const loader = entry.endsWith('.ts') ? ['--import', 'tsx'] : []
  const [command, ...args] = [...(options.under ?? []), process.execPath, ...loader, entry]
  const child: ChildProcess = spawn(command as string, args, {
    cwd: root,
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const began = performance.now()
  const lines: ServerLine[] = []
  let rest = ''
  let errors = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) if (part.startsWith('{')) lines.push(JSON.parse(part) as ServerLine)
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const gone = () => child.kill('SIGKILL')
  process.once('exit', gone)
  const ended = once(child, 'close').then(([code, signal]): Ended => {
    process.off('exit', gone)
    return { code, signal, ms: Math.round(performance.now() - began) }
  })
  return { child, began, lines, stderr: () => errors, ended }
}

const poll = async <T>(
  look: () => T | undefined | Promise<T | undefined>,
  whatFor: string,
  patienceMs: number,
): Promise<T> => {
  for (const end = performance.now() + patienceMs; performance.now() < end; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((done) => setTimeout(done, 10))
  }
  throw new Error(`waited in vain for ${whatFor}`)
}

/**
 * Starts the program and waits until it says that it is ready.
 *
 * @throws when it ends before that, with what it wrote
 */
export const startServer = async (
  env: Record<string, string | undefined>,
  options: { under?: string[]; entry?: string; patienceMs?: number } = {},
): Promise<Server> => {
  const { child, began, lines, stderr, ended } = launch(env, options)
  const { patienceMs = patience } = options
  let over: Ended | undefined
  void ended.then((e) => {
    over = e
  })
  const url = await poll(
    () => {
      if (over) throw new Error(`the server ended with ${over.code ?? over.signal}: ${stderr()}`)
      return lines.find((l) => l.event === 'process.ready')?.address as string | undefined
    },
    'the address',
    patienceMs,
  ).catch((error: Error) => {
    const last = lines.slice(-5).map((l) => JSON.stringify(l))
    throw new Error(`${error.message}; it said ${last.join('\n')} ${stderr()}`)
  })
  await poll(
    async () =>
      (await fetch(`${url}/readyz`).then(
        (r) => r.status,
        () => 0,
      )) === 200 || undefined,
    'readyz',
    patienceMs,
  )
  return {
    url,
    pid: child.pid ?? 0,
    readyMs: Math.round(performance.now() - began),
    lines,
    stderr,
    ended,
    post: async ({ headers, body }) => {
      const asked = performance.now()
      const ms = () => Math.round(performance.now() - asked)
      try {
        const response = await fetch(`${url}/feishu/webhook`, { method: 'POST', headers, body })
        return { status: response.status, body: await response.text(), ms: ms() }
      } catch (error) {
        const { code } = ((error as Error).cause ?? {}) as { code?: string }
        return { status: 0, body: '', ms: ms(), failed: code ?? String(error) }
      }
    },
    end: async () => {
      const { pid } = lines.find((l) => l.event === 'process.ready') as { pid?: number }
      process.kill(pid ?? child.pid ?? 0, 'SIGKILL')
      return ended
    },
    stop: async (signal = 'SIGTERM') => {
      const from = performance.now()
      child.kill(signal)
      const { code, signal: by } = await ended
      return { code, signal: by, ms: Math.round(performance.now() - from) }
    },
  }
}
