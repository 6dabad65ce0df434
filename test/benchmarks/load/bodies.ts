import { randomUUID } from 'node:crypto'
import { seal, signatureOf } from '../../../src/sandbox/feishu/envelope.ts'
import { app, path } from '../app.ts'

/** Iv, padding and base64 included, a sealed event is then about this long. Bytes. */
const wanted = 2_048
const people = 500
const chatter = '三班的皮带机头今天又检修了一遍，回头谁有空把托辊的数报一下，谢谢大家。'

const hex = () => randomUUID().replaceAll('-', '')

const envelope = (type: string, createTime: string, event: object) => ({
  schema: '2.0',
  header: {
    event_id: hex(),
    event_type: type,
    create_time: createTime,
    token: app.verificationToken,
    app_id: app.appId,
    tenant_key: app.tenantKey,
  },
  event,
})

const request = (body: object): Buffer => {
  const raw = JSON.stringify({ encrypt: seal(app.encryptKey, JSON.stringify(body), Buffer.from(hex(), 'hex')) })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = hex()
  return Buffer.from(
    [
      `POST ${path} HTTP/1.1`,
      'host: 127.0.0.1',
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(raw)}`,
      `x-lark-request-timestamp: ${timestamp}`,
      `x-lark-request-nonce: ${nonce}`,
      `x-lark-signature: ${signatureOf(timestamp, nonce, app.encryptKey, raw)}`,
      '',
      raw,
    ].join('\r\n'),
  )
}

const message = (serial: number, text: string) => {
  const now = String(Date.now())
  const openId = `ou_${String(serial % people).padStart(32, '0')}`
  return envelope('im.message.receive_v1', now, {
    sender: {
      sender_id: { open_id: openId, union_id: `on_${hex()}`, user_id: hex().slice(0, 8) },
      sender_type: 'user',
      tenant_key: app.tenantKey,
    },
    message: {
      message_id: `om_${hex()}`,
      create_time: now,
      update_time: now,
      chat_id: 'oc_benchmarks00000000000000000000000',
      chat_type: 'group',
      message_type: 'text',
      content: JSON.stringify({ text }),
    },
  })
}

const padding = ((): string => {
  const bare = request(message(0, '')).length
  let text = chatter
  while (request(message(0, text)).length - bare < wanted - 900) text += chatter
  return text
})()

/** A whole HTTP request: somebody says something in a group that is none of the bot's business. Signed and sealed. */
export const messageRequest = (serial: number): Buffer => request(message(serial, `${serial} ${padding}`))

/** A whole HTTP request: somebody clicks a button of a card that no feature knows (any more). Answered with a toast. */
export const clickRequest = (serial: number): Buffer =>
  request(
    envelope('card.action.trigger', `${Date.now()}000`, {
      operator: { tenant_key: app.tenantKey, open_id: `ou_${String(serial % people).padStart(32, '0')}` },
      token: `c-${hex()}`,
      action: { tag: 'button', value: { v: 1, a: 'benchmarks.unknown', p: {} } },
      host: 'im_message',
      context: { open_message_id: `om_${hex()}`, open_chat_id: 'oc_benchmarks00000000000000000000000' },
    }),
  )
