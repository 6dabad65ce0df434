import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import type { Random } from './random.ts'

const keyOf = (encryptKey: string): Buffer => createHash('sha256').update(encryptKey, 'utf8').digest()

/** AES-256-CBC under SHA-256(encrypt key); base64 of iv[16] followed by the ciphertext (feishu.md §1.4). */
export const seal = (encryptKey: string, plain: string, iv: Uint8Array): string => {
  const cipher = createCipheriv('aes-256-cbc', keyOf(encryptKey), iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

export const unseal = (encryptKey: string, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', keyOf(encryptKey), bytes.subarray(0, 16))
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')
}

/** Plain SHA-256 of the concatenation, not an HMAC; over the bytes as sent (feishu.md §1.3). */
export const signatureOf = (timestamp: string, nonce: string, encryptKey: string, rawBody: string): string =>
  createHash('sha256')
    .update(timestamp + nonce + encryptKey + rawBody, 'utf8')
    .digest('hex')

type Spelling = { gap: string; shuffle: boolean; escapes: 'none' | 'some' | 'all' }

const pickSpelling = (random: Random): Spelling => ({
  gap: ['', ' ', '\n  '][random.below(3)] ?? '',
  shuffle: random.chance(0.5),
  escapes: (['none', 'some', 'all'] as const)[random.below(3)] ?? 'none',
})

const shuffled = <T>(items: T[], random: Random): T[] => {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const held = items[i] as T
    items[i] = items[j] as T
    items[j] = held
  }
  return items
}

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
/** Both halves of a pair or neither: half of one is no character, and would be lost on the way to bytes. */
const escapeSign = (sign: string): string => sign.split('').map(escapeUnit).join('')

const spellText = (text: string, { escapes }: Spelling, random: Random): string => {
  const plain = JSON.stringify(text)
  if (escapes === 'none') return plain
  return plain.replace(/[^\x20-\x7e]/gu, (sign) => (escapes === 'all' || random.chance(0.5) ? escapeSign(sign) : sign))
}

const write = (value: unknown, spelling: Spelling, random: Random): string => {
  if (typeof value === 'string') return spellText(value, spelling, random)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const { gap, shuffle } = spelling
  if (Array.isArray(value)) return `[${value.map((item) => write(item, spelling, random)).join(`,${gap}`)}]`
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  const ordered = shuffle ? shuffled(entries, random) : entries
  const members = ordered.map(([key, held]) => `${JSON.stringify(key)}:${gap && ' '}${write(held, spelling, random)}`)
  return `{${gap}${members.join(`,${gap}`)}${gap}}`
}

/** The same value, spelled as some other JSON writer would: whoever hashes a re-serialised body is found out. */
export const spell = (value: unknown, random: Random): string => write(value, pickSpelling(random), random)

/** The outer `{"encrypt": …}`, in one of the spellings that are legal JSON. */
export const wrap = (sealed: string, random: Random): string => {
  const spelled = random.chance(0.5) ? sealed : sealed.replaceAll('/', '\\/')
  return (
    [`{"encrypt":"${spelled}"}`, `{"encrypt": "${spelled}"}`, `{ "encrypt" : "${spelled}" }\n`][random.below(3)] ?? ''
  )
}
