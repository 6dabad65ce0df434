import { type Config, ConfigError, type FeishuApp, readConfig } from '../../platform/config.ts'

export type WorkerConfig = Config & { feishu: FeishuApp }

/** Vars and secrets are texts; whatever else is bound to a Worker is none of ours. */
const texts = (env: object): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => typeof e[1] === 'string'))

/**
 * The same variables as on Node, and what Workers cannot be.
 *
 * @throws ConfigError
 */
export const workerConfig = (bindings: object): WorkerConfig => {
  const env = texts(bindings)
  if (env.FEISHU_TRANSPORT === 'websocket')
    throw new ConfigError('FEISHU_TRANSPORT websocket needs Node: a Worker keeps no connection open, use webhook')
  const config = readConfig(env)
  if (!config.feishu) throw new ConfigError('FEISHU_APP_ID is missing: there is no sandbox on Workers')
  if (!/^(libsql|https?):/.test(config.database.url))
    throw new ConfigError('DATABASE_URL must be libsql://… or https://… on Workers: there is no file system')
  return { ...config, feishu: config.feishu }
}
