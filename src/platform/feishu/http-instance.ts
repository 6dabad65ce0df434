import type { HttpInstance } from '@larksuiteoapi/node-sdk'

type Options = Parameters<HttpInstance['request']>[0]
type Serializer = (params: unknown) => string

/** Any answer other than 2xx with `code` 0 in JSON. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer'
  readonly status: number
  readonly headers: Headers
  /** Undefined when the body was no JSON object. */
  readonly body: Record<string, unknown> | undefined

  constructor(status: number, headers: Headers, body: Record<string, unknown> | undefined) {
    super(`http ${status}`)
    this.status = status
    this.headers = headers
    this.body = body
  }
}

export const timeoutMs = 10_000

const present = (params: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined && value !== null))

const address = ({ url = '', params, paramsSerializer }: Options): string => {
  const given = present(params ?? {})
  if (Object.keys(given).length === 0) return url
  const query =
    typeof paramsSerializer === 'function'
      ? (paramsSerializer as Serializer)(given)
      : new URLSearchParams(given as Record<string, string>).toString()
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

export const parsed = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/**
 * What the SDK speaks through, on `fetch`: one behaviour on Node and on Workers, and no call without an end.
 *
 * The generated GET calls pass a body, which `fetch` refuses, so it is dropped. Redirects are not followed ('manual',
 * because Workers do not know 'error') and so end as a `BadAnswer`.
 *
 * @throws BadAnswer; whatever `fetch` throws when there was no answer
 */
export const httpInstance = (fetch: typeof globalThis.fetch, patience = timeoutMs): HttpInstance => {
  const ask = async (options: Options): Promise<unknown> => {
    const method = (options.method ?? 'GET').toUpperCase()
    const headers = new Headers(present(options.headers ?? {}) as Record<string, string>)
    const speaks = method !== 'GET' && method !== 'HEAD' && options.data !== undefined
    if (speaks) headers.set('content-type', 'application/json; charset=utf-8')
    const response = await fetch(address(options), {
      method,
      headers,
      ...(speaks && { body: JSON.stringify(options.data) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    const body = parsed(await response.text())
    if (!response.ok || body?.code !== 0) throw new BadAnswer(response.status, response.headers, body)
    return body
  }
  const request = ask as HttpInstance['request']
  return {
    request,
    get: (url, options) => request({ ...options, url, method: 'GET' }),
    delete: (url, options) => request({ ...options, url, method: 'DELETE' }),
    head: (url, options) => request({ ...options, url, method: 'HEAD' }),
    options: (url, options) => request({ ...options, url, method: 'OPTIONS' }),
    post: (url, data, options) => request({ ...options, url, method: 'POST', ...(data !== undefined && { data }) }),
    put: (url, data, options) => request({ ...options, url, method: 'PUT', ...(data !== undefined && { data }) }),
    patch: (url, data, options) => request({ ...options, url, method: 'PATCH', ...(data !== undefined && { data }) }),
  }
}
