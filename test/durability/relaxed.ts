import { assemble } from '../../src/entry/assemble.ts'
import { buildProgram } from '../../src/entry/build-program.ts'
import { listen } from '../../src/entry/listen.ts'
import { readConfig } from '../../src/platform/config.ts'

/**
 * The negative control: the same server, but a commit only reaches the page cache. Whoever watches the fsyncs must
 * notice.
 */
const config = readConfig(process.env)
if (!config.feishu) throw new Error('the negative control needs an app')
const assembly = await assemble(config, config.feishu, { kind: 'real' })
await assembly.database.client.execute('pragma synchronous = normal')
const program = buildProgram(config, config.feishu, assembly)
const port = await listen({
  ...config,
  log: assembly.world.log,
  fetch: program.app.fetch,
  unready: program.unready,
  stop: async () => {
    await program.stop()
    await assembly.database.close()
  },
  flushLog: assembly.flushLog,
})
program.start()
assembly.world.log.info('process.ready', { address: `http://${config.host}:${port}`, pid: process.pid })
