import { seal, signatureOf, spell } from './envelope.ts'
import { type Random, seeded } from './random.ts'
import type { AppSettings } from './types.ts'

/** A request that somebody sends to the bot's address, and what a careful bot does with it (feishu.md §12.4). */
export type Probe = {
  name: string
  request: { headers: Record<string, string>; body: Uint8Array<ArrayBuffer> }
  /** 'refused': 400 or 401, an empty body, nothing changed. 'accepted': 200. */
  expect: 'refused' | 'accepted'
}

type Envelope = { schema?: string; header: Record<string, string>; event: Record<string, unknown> }

const minute = 60_000
const hour = 60 * minute

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** Everything that goes with one app and one moment: making envelopes, sealing, signing. */
const forge = (app: AppSettings, random: Random, now: number) => {
  const envelope = (header: Record<string, string> = {}, event: Envelope['event'] = {}): Envelope => ({
    schema: '2.0',
    header: {
      event_id: random.hex(32),
      event_type: 'im.message.receive_v1',
      create_time: String(now),
      token: app.verificationToken,
      app_id: app.appId,
      tenant_key: app.tenantKey,
      ...header,
    },
    event: {
      sender: { sender_id: { open_id: `ou_${random.hex(32)}` }, sender_type: 'user', tenant_key: app.tenantKey },
      message: {
        message_id: `om_${random.hex(32)}`,
        create_time: String(now),
        chat_id: `oc_${random.hex(32)}`,
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text: '伪造的一句话' }),
      },
      ...event,
    },
  })
  const sealed = (value: unknown): string =>
    JSON.stringify({ encrypt: seal(app.encryptKey, spell(value, random), random.bytes(16)) })
  const request = (body: string | Uint8Array<ArrayBuffer>, more: Record<string, string> = {}): Probe['request'] => ({
    headers: { 'content-type': 'application/json; charset=utf-8', ...more },
    body: typeof body === 'string' ? utf8(body) : body,
  })
  const signature = (body: string, at = now, key = app.encryptKey): Record<string, string> => {
    const timestamp = String(Math.floor(at / 1000))
    const nonce = String(random.below(1_000_000_000)).padStart(9, '0')
    return {
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signatureOf(timestamp, nonce, key, body),
    }
  }
  const signed = (body: string, at = now) => request(body, signature(body, at))
  return { envelope, sealed, request, signature, signed }
}

/** The last digit of the timestamp becomes the first of the nonce: the string that is hashed stays the same. */
const shifted = (headers: Record<string, string>): Record<string, string> => {
  const timestamp = headers['x-lark-request-timestamp'] ?? ''
  return {
    ...headers,
    'x-lark-request-timestamp': timestamp.slice(0, -1),
    'x-lark-request-nonce': `${timestamp.slice(-1)}${headers['x-lark-request-nonce']}`,
  }
}

/**
 * What a bot must withstand, and two things that it must take. The same seed and moment give the same bytes.
 *
 * Left out: a body that never ends (its timing is no request) and the replay of a true one (it needs a true one).
 */
export const probes = (app: AppSettings, { now, seed = 1 }: { now: Date; seed?: number }): Probe[] => {
  const random = seeded(seed)
  const at = now.getTime()
  const { envelope, sealed, request, signature, signed } = forge(app, random, at)
  const refused = (name: string, made: Probe['request']): Probe => ({ name, request: made, expect: 'refused' })
  const accepted = (name: string, made: Probe['request']): Probe => ({ name, request: made, expect: 'accepted' })

  const body = sealed(envelope())
  const other = sealed(envelope())
  const plain = JSON.stringify(envelope())
  const { 'x-lark-signature': good = '', ...halfSigned } = signature(body)
  const wrong = { ...halfSigned, 'x-lark-signature': `${good.startsWith('0') ? '1' : '0'}${good.slice(1)}` }
  const challenge = (token: string) => ({ challenge: random.hex(32), token, type: 'url_verification' })
  const { schema: _, ...noSchema } = envelope()
  const v1 = {
    ...{ ts: String(at / 1000), uuid: random.hex(32), token: app.verificationToken, type: 'event_callback' },
    event: { type: 'message', text: '旧信封' },
  }
  const nonsense = sealed('no object')
  const unknownType = { event_type: 'sandbox.unknown.event_v1' }

  return [
    refused('没有签名的事件', request(body)),
    refused('签名头缺一个', request(body, halfSigned)),
    refused('签名错一位', request(body, wrong)),
    refused('签名是用别的密钥算的', request(body, signature(body, at, `${app.encryptKey}x`))),
    refused('签名是另一封的', request(body, signature(other))),
    refused('签名之后正文多了一个空格', request(`${body} `, signature(body))),
    refused('九小时前的时间戳', signed(body, at - 9 * hour)),
    refused('一小时后的时间戳', signed(body, at + hour)),
    refused('时间戳与随机数之间挪了一位', request(body, shifted(signature(body)))),
    refused('校验令牌不对', signed(sealed(envelope({ token: `${app.verificationToken}x` })))),
    refused('别的应用的事件', signed(sealed(envelope({ app_id: 'cli_ffffffffffffffff' })))),
    refused('别的企业的事件', signed(sealed(envelope({ tenant_key: `${app.tenantKey}x` })))),
    refused('设了密钥却发明文', signed(plain)),
    refused('明文，也没有签名', request(plain)),
    refused('解不开的密文', request('{"encrypt":"AAAA"}')),
    refused('解不开的密文，带着签名', signed('{"encrypt":"AAAA"}')),
    refused('用别的密钥加密', signed(JSON.stringify({ encrypt: seal('another key', plain, random.bytes(16)) }))),
    refused('密文里不是对象', signed(nonsense)),
    refused('密文里没有 schema', signed(sealed(noSchema))),
    refused('旧式信封', signed(sealed(v1))),
    refused('不是 JSON', request('encrypt=AAAA')),
    refused('空正文', request('')),
    refused('不是 UTF-8', request(Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d))),
    refused('二十兆的正文', request(new Uint8Array(20 * 1024 * 1024).fill(0x61))),
    refused('校验请求的令牌不对', request(sealed(challenge('no such token')))),
    refused('校验请求是明文', request(JSON.stringify(challenge(app.verificationToken)))),
    accepted('真的校验请求', request(sealed(challenge(app.verificationToken)))),
    accepted('真的事件，类型不认识', signed(sealed(envelope(unknownType)))),
  ]
}
