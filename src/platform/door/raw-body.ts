/** A card is at most 30 KB and a text 150 KB; sealed and in base64 that stays below this. Bytes. */
export const largest = 256 * 1024
/** Feishu is a data centre away, not a modem. Milliseconds. */
export const patience = 1_000

export type RawBody = { ok: true; raw: Uint8Array<ArrayBuffer> } | { ok: false; cause: 'too-large' | 'too-slow' }

const counted = async (body: ReadableStream<Uint8Array>): Promise<RawBody> => {
  const reader = body.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > largest) {
      reader.cancel().catch(() => {})
      return { ok: false, cause: 'too-large' }
    }
    parts.push(value)
  }
  const raw = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    raw.set(part, at)
    at += part.length
  }
  return { ok: true, raw }
}

/** The exact bytes of a request, bounded in size and time. */
export const rawBody = async (request: Request): Promise<RawBody> => {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (length > largest) return { ok: false, cause: 'too-large' }
  // With a declared length the server reads no more than that, so the quick way is safe.
  const read = Number.isNaN(length)
    ? request.body
      ? counted(request.body)
      : Promise.resolve<RawBody>({ ok: true, raw: new Uint8Array() })
    : request.arrayBuffer().then((buffer): RawBody => ({ ok: true, raw: new Uint8Array(buffer) }))
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<RawBody>((give) => {
    timer = setTimeout(() => give({ ok: false, cause: 'too-slow' }), patience)
  })
  try {
    return await Promise.race([read, late])
  } catch {
    return { ok: false, cause: 'too-slow' }
  } finally {
    clearTimeout(timer)
  }
}
