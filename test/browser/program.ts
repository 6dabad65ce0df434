import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'

const root = join(import.meta.dirname, '../..')

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

export type Running = {
  address: string
  log(): string
  /** Seconds of work that the program has done so far, by all its threads: what the machine did for others does not count. */
  worked(): number
  stop(): Promise<void>
}

const patience = 30_000

const ready = (child: ChildProcess, log: () => string): Promise<void> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready after ${patience} ms:\n${log()}`)), patience)
    child.stdout?.on('data', () => {
      if (!log().includes('沙盒已就绪')) return
      clearTimeout(late)
      resolve()
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready:\n${log()}`)))
  })

/** `npm start` as a newcomer runs it: no app, nothing configured but where to keep the data. */
export const startProgram = async (database: string, port: number): Promise<Running> => {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(FEISHU_|DATABASE_|VITEST|NODE_ENV|HOST|PORT)/.test(name),
  )
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/entry/node.ts'], {
    cwd: root,
    env: { ...Object.fromEntries(own), DATABASE_URL: `file:${database}`, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const log = () => said
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  await ready(child, log)
  return {
    address: `http://127.0.0.1:${port}`,
    log,
    // utime and stime in hundredths, after the name in brackets. Source: proc_pid_stat(5).
    worked: () => {
      const [user, system] =
        readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? []
      return (Number(user) + Number(system)) / 100
    },
    stop: async () => {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
    },
  }
}
