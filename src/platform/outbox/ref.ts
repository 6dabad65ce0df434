import { type Card, note } from '../../../cards/kit/card.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** FNV-1a in 2 × 32 bits: not secret, only unlikely to meet itself in one chat. */
export const fnv = (text: string, seed: number): number => {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Eight characters that stand at the foot of a card, so that people and reconciliation can name it. */
export const refOf = (key: string): string => {
  let bits = (BigInt(fnv(key, 0x811c9dc5)) << 32n) | BigInt(fnv(key, 0x01000193))
  let ref = ''
  for (let i = 0; i < 8; i++, bits >>= 5n) ref += alphabet[Number(bits & 31n)]
  return ref
}

export const stamp = (card: Card, ref: string): Card => ({
  ...card,
  body: { elements: [...card.body.elements, note(`№ ${ref}`)] },
})

/** The same card under another reference. */
export const restamp = (card: Card, ref: string): Card =>
  stamp({ ...card, body: { elements: card.body.elements.slice(0, -1) } }, ref)
