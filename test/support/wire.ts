import { randomBytes } from 'node:crypto'
import { seal, signatureOf } from '../../src/sandbox/feishu/envelope.ts'

/** The app that tests speak for, as its console would show it. */
export const wireApp = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'wire app secret',
  encryptKey: 'wire encrypt key',
  verificationToken: 'wire verification token',
  tenantKey: 'tenant_wire',
}
export type WireApp = Pick<typeof wireApp, 'appId' | 'encryptKey' | 'verificationToken' | 'tenantKey'>

export type Envelope = { schema: string; header: Record<string, unknown>; event: unknown }

/** An event as Feishu wraps it; `header` overrides what a test wants to be wrong. */
export const envelopeOf = (
  app: WireApp,
  type: string,
  event: unknown,
  header: Record<string, unknown> = {},
): Envelope => ({
  schema: '2.0',
  header: {
    event_id: randomBytes(16).toString('hex'),
    event_type: type,
    create_time: '1772409600000',
    token: app.verificationToken,
    app_id: app.appId,
    tenant_key: app.tenantKey,
    ...header,
  },
  event,
})

/** Somebody's text to the bot in the 单聊. */
export const textEvent = (n: number, text = `第 ${n} 句`, from = `ou_${String(n % 50).padStart(4, '0')}`) => ({
  sender: { sender_id: { open_id: from }, sender_type: 'user' },
  message: {
    message_id: `om_wire_${n}`,
    create_time: '1772409600000',
    chat_id: `oc_p2p_${from}`,
    chat_type: 'p2p',
    message_type: 'text',
    content: JSON.stringify({ text }),
  },
})

export type Signed = { headers: Record<string, string>; body: string }

/** These bytes, signed as Feishu signs. `at` in milliseconds. */
export const sign = (app: Pick<WireApp, 'encryptKey'>, body: string, at: number, nonce = 'n0nce'): Signed => {
  const timestamp = String(Math.floor(at / 1000))
  return {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signatureOf(timestamp, nonce, app.encryptKey, body),
    },
    body,
  }
}

/** `{"encrypt": …}` around this plain text. */
export const sealedBody = (app: Pick<WireApp, 'encryptKey'>, plain: string): string =>
  JSON.stringify({ encrypt: seal(app.encryptKey, plain, randomBytes(16)) })

/** A push as it comes over the wire: sealed and signed. */
export const pushOf = (app: WireApp, envelope: unknown, at = Date.now()): Signed =>
  sign(app, sealedBody(app, JSON.stringify(envelope)), at)
