import { BadAnswer } from './http-instance.ts'
import { type Endpoint, FeishuRefusal, FeishuSilence } from './refusal.ts'

/** Codes of Node's network layer that say that the request never left or never found its way. */
const neverArrived = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const networkCode = (error: unknown): string => {
  for (let at = error, depth = 0; at && typeof at === 'object' && depth < 4; depth++) {
    const { code, cause } = at as { code?: unknown; cause?: unknown }
    if (typeof code === 'string') return code
    at = cause
  }
  return ''
}

const count = (text: string | null): number | undefined => {
  const value = Number(text ?? Number.NaN)
  return Number.isFinite(value) && value >= 0 ? value : undefined
}

const logIdOf = ({ headers, body }: BadAnswer): string | undefined => {
  const inside = (body?.error as { log_id?: unknown } | undefined)?.log_id
  return headers.get('x-tt-logid') ?? (typeof inside === 'string' ? inside : undefined)
}

/** Only the number is read out of Feishu's wording (im-v1/message/create: 230099). */
const subCodeOf = (msg: unknown): number | undefined => count(/ErrCode:\s*(\d+)/.exec(String(msg ?? ''))?.[1] ?? null)

/** Reads any failure of a call as one of the two that our program knows. */
export const failure = (endpoint: Endpoint, error: unknown): FeishuRefusal | FeishuSilence => {
  if (error instanceof FeishuRefusal || error instanceof FeishuSilence) return error
  if (!(error instanceof BadAnswer)) {
    const name = error instanceof Error ? error.name : 'unknown'
    const code = networkCode(error)
    return new FeishuSilence(endpoint, name === 'TimeoutError' ? 'timeout' : code || name, {
      mayHaveHappened: !neverArrived.has(code),
    })
  }
  const { status, headers, body } = error
  const logId = logIdOf(error)
  const reset = count(headers.get('x-ogw-ratelimit-reset'))
  const code = typeof body?.code === 'number' ? body.code : status === 429 ? 99991400 : undefined
  if (status >= 500 || !code) return new FeishuSilence(endpoint, `http ${status}`, { mayHaveHappened: true, logId })
  const subCode = subCodeOf(body?.msg)
  return new FeishuRefusal({
    endpoint,
    code,
    httpStatus: status,
    ...(subCode !== undefined && { subCode }),
    ...(reset !== undefined && { resetSeconds: reset }),
    ...(logId !== undefined && { logId }),
  })
}
