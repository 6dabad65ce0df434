import { z } from 'zod'
import { levels } from '../core/log.ts'

/** What features may know of the configuration. Secrets stay with those that use them. */
export type Settings = { publicUrl: string }

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/
export const isLoopback = (url: string): boolean => loopback.test(new URL(url).hostname)
const httpsOrLoopback = z.url({ protocol: /^https?$/ }).refine((text) => {
  const url = new URL(text)
  return url.protocol === 'https:' || loopback.test(url.hostname)
}, 'must be https, or http on loopback')

/** An empty variable counts as absent: `FEISHU_APP_ID=` in a template is not a wrong value. */
const given = <T extends z.ZodType>(schema: T) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional())

const databaseUrl = z.string().refine((text) => {
  if (text.startsWith('file:')) return text.length > 5
  try {
    const url = new URL(text)
    return (
      ['libsql:', 'https:', 'wss:'].includes(url.protocol) || (url.protocol === 'http:' && loopback.test(url.hostname))
    )
  } catch {
    return false
  }
}, 'must be file:…, libsql://…, https://… or http:// on loopback')

/** How Feishu's events and callbacks reach us. */
const transports = ['webhook', 'websocket'] as const
export type Transport = (typeof transports)[number]

const schema = z.object({
  FEISHU_APP_ID: given(z.string().regex(/^cli_[0-9A-Za-z_]{1,64}$/, 'must look like cli_…')),
  FEISHU_APP_SECRET: given(z.string().min(1)),
  FEISHU_ENCRYPT_KEY: given(z.string().min(1)),
  FEISHU_ENCRYPT_KEY_PREVIOUS: given(z.string().min(1)),
  FEISHU_VERIFICATION_TOKEN: given(z.string().min(1)),
  FEISHU_TENANT_KEY: given(z.string().min(1)),
  FEISHU_BASE_URL: given(httpsOrLoopback),
  FEISHU_TRANSPORT: given(z.enum(transports)),
  DATABASE_URL: given(databaseUrl),
  DATABASE_AUTH_TOKEN: given(z.string()),
  HOST: given(z.string()),
  PORT: given(z.coerce.number().int().min(0).max(65_535)),
  PUBLIC_URL: given(httpsOrLoopback),
  LOG_LEVEL: given(z.enum(levels)),
  SESSION_SECRET: given(z.string().min(32, 'must have 32 characters or more')),
  METRICS_TOKEN: given(z.string().min(8)),
  WORKER_SUBREQUESTS: given(z.coerce.number().int().min(45).max(10_000)),
})

export type FeishuApp = {
  appId: string
  appSecret: string
  transport: Transport
  /** The current key first, then the previous one during a rotation. Empty where the long connection needs none. */
  encryptKeys: readonly string[]
  /** May be empty with the long connection. */
  verificationToken: string
  baseUrl: string
  tenantKey?: string
}

export type Config = {
  /** Absent: no app is configured, the sandbox runs. */
  feishu?: FeishuApp
  database: { url: string; authToken?: string }
  host: string
  port: number
  settings: Settings
  logLevel: (typeof levels)[number]
  metricsToken?: string
  /** Signs what a browser keeps for us. Absent only where nobody but this machine can open the pages. */
  sessionSecret?: string
  /** Requests that one invocation of a Worker may make. */
  subrequests: number
}

/** A value that is missing or wrong; the message is one line that names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const refuse = (variable: string, why: string): never => {
  throw new ConfigError(`${variable} ${why}`)
}

/** What the vendor's client takes for an app; anything else it only logs, and never connects. */
const connectable = /^cli_[0-9a-fA-F]{16}$/

const appOf = (e: z.infer<typeof schema>, appId: string): FeishuApp => {
  const need = (value: string | undefined, variable: string): string =>
    value ?? refuse(variable, 'is missing: it is required with FEISHU_APP_ID')
  const transport = e.FEISHU_TRANSPORT ?? 'webhook'
  const webhook = transport === 'webhook'
  if (!webhook && !connectable.test(appId))
    refuse('FEISHU_APP_ID', 'must be cli_ and 16 hexadecimal digits with FEISHU_TRANSPORT=websocket')
  const key = webhook ? need(e.FEISHU_ENCRYPT_KEY, 'FEISHU_ENCRYPT_KEY') : e.FEISHU_ENCRYPT_KEY
  const token = webhook
    ? need(e.FEISHU_VERIFICATION_TOKEN, 'FEISHU_VERIFICATION_TOKEN')
    : (e.FEISHU_VERIFICATION_TOKEN ?? '')
  return {
    appId,
    appSecret: need(e.FEISHU_APP_SECRET, 'FEISHU_APP_SECRET'),
    transport,
    encryptKeys: [key, e.FEISHU_ENCRYPT_KEY_PREVIOUS].filter((k) => k !== undefined),
    verificationToken: token,
    baseUrl: (e.FEISHU_BASE_URL ?? 'https://open.feishu.cn').replace(/\/+$/, ''),
    ...(e.FEISHU_TENANT_KEY && { tenantKey: e.FEISHU_TENANT_KEY }),
  }
}

/** @throws ConfigError */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const parsed = schema.safeParse(env)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return refuse(String(issue?.path[0] ?? 'environment'), issue?.message ?? 'is wrong')
  }
  const e = parsed.data
  const host = e.HOST ?? '127.0.0.1'
  const port = e.PORT ?? 8787
  if (e.FEISHU_APP_ID && e.PUBLIC_URL && !isLoopback(e.PUBLIC_URL) && !e.SESSION_SECRET)
    refuse('SESSION_SECRET', 'is missing: it is required where PUBLIC_URL serves the pages to people')
  return {
    ...(e.FEISHU_APP_ID && { feishu: appOf(e, e.FEISHU_APP_ID) }),
    database: {
      url: e.DATABASE_URL ?? 'file:data/four-confirmations.db',
      ...(e.DATABASE_AUTH_TOKEN && { authToken: e.DATABASE_AUTH_TOKEN }),
    },
    host,
    port,
    settings: { publicUrl: e.PUBLIC_URL ?? `http://${host}:${port}` },
    logLevel: e.LOG_LEVEL ?? 'info',
    subrequests: e.WORKER_SUBREQUESTS ?? 900,
    ...(e.METRICS_TOKEN && { metricsToken: e.METRICS_TOKEN }),
    ...(e.SESSION_SECRET && { sessionSecret: e.SESSION_SECRET }),
  }
}
