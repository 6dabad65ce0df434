import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { app } from './app.ts'
import { pinned } from './pin.ts'

export type Contender = 'ours' | 'sdk' | 'bare'

export type Running = {
  port: number
  file: string
  readyMs: number
  /** Resident memory now, in MB; NaN where the system does not tell. */
  memory(): number
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '../..')
const patience = 15_000

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

const commands = {
  ours: () => [join(root, 'dist/node.js')],
  sdk: (port: number, file: string) => [join(root, 'dist/benchmarks/sdk.js'), String(port), file],
  bare: (port: number, file: string) => [join(root, 'dist/benchmarks/bare.js'), String(port), file],
} satisfies Record<Contender, (port: number, file: string) => string[]>

/** Nobody listens there: the bot has nothing to say in this load, and must not wait for an answer either. */
const nobody = 'http://127.0.0.1:9'

const environment = (port: number, file: string) => ({
  PATH: process.env.PATH,
  FEISHU_APP_ID: app.appId,
  FEISHU_APP_SECRET: app.appSecret,
  FEISHU_ENCRYPT_KEY: app.encryptKey,
  FEISHU_VERIFICATION_TOKEN: app.verificationToken,
  FEISHU_BASE_URL: nobody,
  DATABASE_URL: `file:${file}`,
  HOST: '127.0.0.1',
  PORT: String(port),
})

const answersAt = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.unref().once('connect', () => socket.destroy())
  })

/** Ours says when it is ready; of the peers nothing more can be asked than that their port is open. */
const isReady = (which: Contender, port: number): Promise<boolean> =>
  which === 'ours'
    ? fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status === 200,
        () => false,
      )
    : answersAt(port)

const untilReady = async (which: Contender, server: ChildProcess, port: number): Promise<void> => {
  for (const since = performance.now(); performance.now() - since < patience; ) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
    if (await isReady(which, port)) return
    await new Promise((done) => setTimeout(done, 10))
  }
  throw new Error('the server does not get ready')
}

const residentMb = (pid: number): number => {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** One contender as its own process on the first core, with a database of its own; its log goes to a file. */
export const start = async (which: Contender, nodeOptions: readonly string[] = []): Promise<Running> => {
  const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-bench-'))
  const file = join(folder, 'bench.db')
  const port = await freePort()
  const log = openSync(join(folder, 'log'), 'w')
  const [program, args] = pinned(0, [process.execPath, ...nodeOptions, ...commands[which](port, file)])
  const began = performance.now()
  const server = spawn(program, args, { cwd: root, env: environment(port, file), stdio: ['ignore', log, 'inherit'] })
  const ended = new Promise((done) => server.once('exit', done))
  await untilReady(which, server, port)
  return {
    port,
    file,
    readyMs: performance.now() - began,
    memory: () => residentMb(server.pid ?? 0),
    stop: async () => {
      server.kill('SIGINT')
      const patient = setTimeout(() => server.kill('SIGKILL'), 8_000)
      await ended
      clearTimeout(patient)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
