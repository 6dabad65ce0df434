import { expect, test } from 'vitest'
import { signatureOf } from '../../src/sandbox/feishu/envelope.ts'
import { bench, benchApp, isWorkerd } from '../bench.ts'
import { footprint, knock, sealedBytes, signedPlain, textPush } from '../support/door.ts'
import { envelopeOf, type Signed, sealedBody, sign, textEvent } from '../support/wire.ts'

const start = '2026-03-02T08:00:00+08:00'
const now = Date.parse(start)
const hour = 3_600_000
const stamp = String(now / 1000)
const previousKey = 'the key before'

const utf8 = (text: string) => new TextEncoder().encode(text)
const json = { 'content-type': 'application/json; charset=utf-8' }
const good = () => textPush(1, now)
const message = (header = {}) => envelopeOf(benchApp, 'im.message.receive_v1', textEvent(1), header)
const plain = JSON.stringify(message())
const unsigned = (body: string) => ({ headers: json, body })
const challenge = (change = {}) =>
  JSON.stringify({ type: 'url_verification', token: benchApp.verificationToken, challenge: 'abc', ...change })

/** The good push with some headers changed or, as undefined, missing. */
const headed = (change: Record<string, string | undefined>) => {
  const { headers, body } = good()
  const all = Object.entries({ ...headers, ...change }).filter((e): e is [string, string] => e[1] !== undefined)
  return { headers: all, body }
}
const timestamp = (value?: string) => headed({ 'x-lark-request-timestamp': value })
const nonce = (value?: string) => headed({ 'x-lark-request-nonce': value })
const signature = (change: (right: string) => string | undefined) => {
  const { headers, body } = good()
  const changed = change(headers['x-lark-signature'] ?? '')
  const { 'x-lark-signature': _, ...others } = headers
  return { headers: changed === undefined ? others : { ...others, 'x-lark-signature': changed }, body }
}
/** Signed by hand over whatever timestamp and nonce, to show what the signature alone would let in. */
const handSigned = (ts: string, n: string, body = good().body) => ({
  headers: {
    ...json,
    'x-lark-request-timestamp': ts,
    'x-lark-request-nonce': n,
    'x-lark-signature': signatureOf(ts, n, benchApp.encryptKey, body),
  },
  body,
})
/** The same signature, the border between timestamp and nonce elsewhere. */
const moved = (ts: string, n: string) => {
  const { headers, body } = handSigned(stamp, '123')
  return { headers: { ...headers, 'x-lark-request-timestamp': ts, 'x-lark-request-nonce': n }, body }
}

const otherBody = (change: (body: string) => string) => {
  const { headers, body } = good()
  return { headers, body: change(body) }
}
const twice = (name: string) => {
  const { headers, body } = good()
  const list = new Headers(headers)
  list.append(name, headers[name] ?? '')
  return { headers: list, body }
}
/** Signed rightly, whatever the body is. */
const signed = (body: string): Signed => sign(benchApp, body, now)
const encrypted = (encrypt: unknown, more = {}) => signed(JSON.stringify({ encrypt, ...more }))
const sealed = sealedBytes(utf8(plain))
const flipped = (base64: string) => {
  const all = Buffer.from(base64, 'base64')
  all[all.length - 1] = (all.at(-1) ?? 0) ^ 1
  return all.toString('base64')
}
const bytes = (body: Uint8Array<ArrayBuffer>) => {
  const { headers } = good()
  return { headers, body }
}
const typed = (type: string) => headed({ 'content-type': type })

type Variant = { headers: HeadersInit; body: string | Uint8Array<ArrayBuffer> }
/** Over a real connection these are cut off half-way, and the sender sees that instead of an answer. */
const unheardOf = isWorkerd ? ['自称十 MB', '正文十 MB'] : []
const forged: Record<string, [cause: string, make: () => Variant]> = {
  没有时间戳: ['headers', () => timestamp()],
  没有随机数: ['headers', () => nonce()],
  没有签名: ['headers', () => signature(() => undefined)],
  三个头都没有: ['unsigned', () => unsigned(good().body)],
  时间戳是空的: ['headers', () => timestamp('')],
  随机数是空的: ['headers', () => nonce('')],
  签名是空的: ['headers', () => signature(() => '')],
  时间戳给了两次: ['headers', () => twice('x-lark-request-timestamp')],
  随机数给了两次: ['headers', () => twice('x-lark-request-nonce')],
  签名给了两次: ['headers', () => twice('x-lark-signature')],
  时间戳是毫秒: ['headers', () => timestamp(`${stamp}000`)],
  时间戳九位: ['headers', () => timestamp(stamp.slice(1))],
  时间戳带正号: ['headers', () => timestamp(`+${stamp.slice(1)}`)],
  时间戳带小数: ['headers', () => timestamp(`${stamp.slice(0, 8)}.5`)],
  时间戳是十六进制: ['headers', () => timestamp('0x69a4d5c0')],
  时间戳是全角数字: ['headers', () => timestamp('%EF%BC%91')],
  随机数一百二十九个字: ['headers', () => nonce('a'.repeat(129))],
  随机数里有空格: ['headers', () => nonce('a b')],
  随机数里有换行的样子: ['headers', () => nonce('a%0Ab')],
  签名用大写: ['headers', () => signature((s) => s.toUpperCase())],
  签名少一位: ['headers', () => signature((s) => s.slice(1))],
  签名多一位: ['headers', () => signature((s) => `${s}0`)],
  '签名是 SHA-1 的长度': ['headers', () => signature((s) => s.slice(0, 40))],
  '签名前面加 sha256=': ['headers', () => signature((s) => `sha256=${s}`)],
  签名不是十六进制: ['headers', () => signature((s) => `g${s.slice(1)}`)],
  签名全是零: ['signature', () => signature(() => '0'.repeat(64))],
  签名第一位不对: ['signature', () => signature((s) => (s[0] === '0' ? '1' : '0') + s.slice(1))],
  签名最后一位不对: ['signature', () => signature((s) => s.slice(0, -1) + (s.at(-1) === '0' ? '1' : '0'))],
  别的密钥签的: ['signature', () => sign({ encryptKey: 'another key' }, good().body, now)],
  '用 Verification Token 签的': ['signature', () => sign({ encryptKey: benchApp.verificationToken }, good().body, now)],
  '用 App Secret 签的': ['signature', () => sign({ encryptKey: benchApp.appSecret }, good().body, now)],
  空密钥签的: ['signature', () => sign({ encryptKey: '' }, good().body, now)],
  签的是别的正文: ['signature', () => ({ headers: good().headers, body: textPush(2, now).body })],
  正文多一个空格: ['signature', () => otherBody((b) => b.replace(':', ': '))],
  正文后面加一个换行: ['signature', () => otherBody((b) => `${b}\n`)],
  正文重新序列化过: ['signature', () => otherBody((b) => b.replaceAll('/', '\\/').replace('{', '{ '))],
  '正文后面接一段（长度扩展）': ['signature', () => otherBody((b) => `${b}${'\u0080'.padEnd(40, '\0')}{}`)],
  正文空了: ['signature', () => otherBody(() => '')],
  签的是明文: ['signature', () => ({ headers: signed(plain).headers, body: sealedBody(benchApp, plain) })],
  数字从时间戳挪到随机数: ['headers', () => moved(stamp.slice(0, 9), `${stamp.slice(9)}123`)],
  数字从随机数挪到时间戳: ['headers', () => moved(`${stamp}1`, '23')],
  '随机数空着，全挪给时间戳': ['headers', () => moved(`${stamp}123`, '')],
  过了八小时零一分: ['window', () => textPush(1, now - 8 * hour - 60_000)],
  一年前的: ['window', () => textPush(1, now - 365 * 24 * hour)],
  时间戳是零: ['window', () => handSigned('0000000000', 'n')],
  早到十一分钟: ['window', () => textPush(1, now + 11 * 60_000)],
  时间戳在两百年后: ['window', () => handSigned('9999999999', 'n')],
  '明文，签名对': ['sealed-body', () => signed(plain)],
  '明文，没有签名，token 对': ['sealed-body', () => unsigned(plain)],
  明文的校验请求: ['sealed-body', () => unsigned(challenge())],
  密文没有签名: ['unsigned', () => unsigned(sealedBody(benchApp, plain))],
  '校验请求 token 不对': ['token', () => unsigned(sealedBody(benchApp, challenge({ token: 'wrong' })))],
  '校验请求签了名，token 不对': ['token', () => signedPlain(challenge({ token: 'wrong' }), now)],
  '校验请求 token 是前半截': [
    'token',
    () => unsigned(sealedBody(benchApp, challenge({ token: benchApp.verificationToken.slice(0, 5) }))),
  ],
  '校验请求 token 是数组': [
    'unsigned',
    () => unsigned(sealedBody(benchApp, challenge({ token: [benchApp.verificationToken] }))),
  ],
  '校验请求没有 challenge': ['unsigned', () => unsigned(sealedBody(benchApp, challenge({ challenge: undefined })))],
  校验请求用别的密钥加密: ['sealed-body', () => unsigned(sealedBody({ encryptKey: 'another key' }, challenge()))],
  'header.token 不对': ['token', () => textPush(1, now, { token: 'wrong' })],
  'header.token 空着': ['token', () => textPush(1, now, { token: '' })],
  'header.token 不是字': ['envelope', () => textPush(1, now, { token: 1 })],
  别的应用: ['app', () => textPush(1, now, { app_id: 'cli_other' })],
  没有应用: ['envelope', () => textPush(1, now, { app_id: undefined })],
  别的租户: ['tenant', () => textPush(1, now, { tenant_key: 'tenant_other' })],
  租户空着: ['envelope', () => textPush(1, now, { tenant_key: '' })],
  没有事件号: ['envelope', () => textPush(1, now, { event_id: undefined })],
  事件号空着: ['envelope', () => textPush(1, now, { event_id: '' })],
  事件号长得离谱: ['envelope', () => textPush(1, now, { event_id: 'e'.repeat(201) })],
  'v1 的信封': [
    'envelope',
    () =>
      signedPlain(
        JSON.stringify({
          uuid: 'u',
          token: benchApp.verificationToken,
          type: 'event_callback',
          event: { type: 'message' },
        }),
        now,
      ),
  ],
  'schema 是 1.0': ['envelope', () => signedPlain(JSON.stringify({ ...message(), schema: '1.0' }), now)],
  'schema 是数字': ['envelope', () => signedPlain(JSON.stringify({ ...message(), schema: 2 }), now)],
  信封是数组: ['envelope', () => signedPlain(JSON.stringify([message()]), now)],
  '信封是 null': ['envelope', () => signedPlain('null', now)],
  '信封里没有 event': ['envelope', () => signedPlain(JSON.stringify({ ...message(), event: undefined }), now)],
  '{"encrypt":"AAAA"}，没有签名': ['sealed-body', () => unsigned('{"encrypt":"AAAA"}')],
  '{"encrypt":"AAAA"}，签了名': ['sealed-body', () => encrypted('AAAA')],
  'encrypt 空着': ['sealed-body', () => encrypted('')],
  'encrypt 是数字': ['sealed-body', () => encrypted(1)],
  'encrypt 是 null': ['sealed-body', () => encrypted(null)],
  'encrypt 是数组': ['sealed-body', () => encrypted([sealed])],
  多一个键: ['sealed-body', () => encrypted(sealed, { more: 1 })],
  '多一个 __proto__': ['sealed-body', () => signed(`{"encrypt":"${sealed}","__proto__":{}}`)],
  'encrypt 给了两次': ['sealed-body', () => signed(`{"encrypt":"${sealed}","encrypt":"${sealed}"}`)],
  键名用转义写: ['sealed-body', () => signed(`{"\\u0065ncrypt":"${sealed}"}`)],
  'JSON 后面还有东西': ['sealed-body', () => signed(`{"encrypt":"${sealed}"}x`)],
  'base64 用了网址字母表': [
    'sealed-body',
    () => encrypted(sealed.replaceAll('+', '-').replaceAll('/', '_').replace(/^./, '-')),
  ],
  'base64 少了等号': ['sealed-body', () => encrypted(`${sealedBytes(utf8('x'.repeat(17))).replace(/=+$/, '')}`)],
  'base64 中间有空格': ['sealed-body', () => encrypted(`${sealed.slice(0, 8)}    ${sealed.slice(8)}`)],
  'base64 中间有等号': ['sealed-body', () => encrypted(`====${sealed}`)],
  密文不是整块: ['sealed-body', () => encrypted(Buffer.from(sealed, 'base64').subarray(0, -3).toString('base64'))],
  '只有 iv': ['sealed-body', () => encrypted(Buffer.alloc(16).toString('base64'))],
  填充不对: ['sealed-body', () => encrypted(sealedBytes(new Uint8Array(32), false))],
  填充超过一块: ['sealed-body', () => encrypted(sealedBytes(new Uint8Array(32).fill(17), false))],
  密文翻了一位: ['sealed-body', () => encrypted(flipped(sealed))],
  '明文不是 UTF-8': ['sealed-body', () => encrypted(sealedBytes(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])))],
  明文半个汉字: ['sealed-body', () => encrypted(sealedBytes(utf8('{"a":"汉"}').subarray(0, 7)))],
  '明文前面有 BOM': ['sealed-body', () => encrypted(sealedBytes(utf8(`\ufeff${plain}`)))],
  '明文不是 JSON': ['sealed-body', () => encrypted(sealedBytes(utf8('hello world')))],
  明文是空的: ['sealed-body', () => encrypted(sealedBytes(new Uint8Array()))],
  '正文前面有 BOM': ['sealed-body', () => signed(`\ufeff{"encrypt":"${sealed}"}`)],
  '正文不是 UTF-8': ['signature', () => bytes(new Uint8Array([0xff, 0xfe, 0x7b]))],
  '正文二百五十七 KB': ['too-large', () => signed('x'.repeat(257 * 1024))],
  '正文十 MB': ['too-large', () => unsigned('x'.repeat(10_000_000))],
  '自称十 MB': ['too-large', () => headed({ 'content-length': '10000000' })],
  'content-type 是表单': ['headers', () => typed('application/x-www-form-urlencoded')],
  'content-type 是纯文本': ['headers', () => typed('text/plain')],
  'content-type 只是像': ['headers', () => typed('application/jsonp')],
  '没有 content-type': ['headers', () => typed('')],
}
for (const name of unheardOf) delete forged[name]
test(`${Object.keys(forged).length} 种伪造，一种也进不来：回答全都一样，库里什么也不多，日志里写着真正的原因`, async () => {
  const b = await bench(start, { previousKey })
  expect((await knock(b, textPush(0, now))).status).toBe(200)
  const before = await footprint(b)
  const expected: Record<string, string> = {}
  const found: Record<string, string> = {}
  const answers = new Set<string>()
  for (const [name, [cause, make]] of Object.entries(forged)) {
    b.log.lines.length = 0
    answers.add(JSON.stringify(await knock(b, make())))
    expected[name] = cause
    found[name] = b.log.lines.map((l) => l.fields.cause).join()
  }
  expect(found).toEqual(expected)
  expect([...answers]).toEqual([JSON.stringify({ status: 401, body: '', headers: [] })])
  expect(await footprint(b)).toEqual(before)
})

test('轮换期间，旧密钥加密并签名的照样进来；内外两把不同的不行', async () => {
  const b = await bench(start, { previousKey })
  const old = { encryptKey: previousKey }
  expect((await knock(b, sign(old, sealedBody(old, plain), now))).status).toBe(200)
  expect((await knock(b, sign(old, sealedBody(benchApp, plain), now))).status).toBe(401)
  expect((await knock(b, sign(benchApp, sealedBody(old, plain), now))).status).toBe(401)
  expect((await knock(b, unsigned(sealedBody(old, challenge())))).status).toBe(200)
})

test('窗口之内的都进来：七小时五十九分之前，九分钟之后', async () => {
  const b = await bench(start)
  expect((await knock(b, textPush(1, now - 8 * hour + 60_000))).status).toBe(200)
  expect((await knock(b, textPush(2, now + 9 * 60_000))).status).toBe(200)
})

test('校验请求一分钟只答十次，一行也不写', async () => {
  const b = await bench(start)
  const ask = async () => (await knock(b, unsigned(sealedBody(benchApp, challenge())))).status
  const answers = await Promise.all(Array.from({ length: 12 }, ask))
  expect(answers.filter((s) => s === 200)).toHaveLength(10)
  b.clockTo('2026-03-02T08:01:01+08:00')
  expect(await ask()).toBe(200)
  expect(Object.values(await footprint(b)).every((n) => n === 0)).toBe(true)
})
