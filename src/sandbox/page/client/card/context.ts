import { type ComponentChild, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Part } from '../../../feishu/card-parts.ts'

type Person = { openId: string; name: string }
export type Confirm = { title: string; text: string }

/** Whatever a card needs of the place where it is shown: people's names, pictures, and what pressing does. */
export type CardHost = {
  /** Those who can be picked: the members of the chat. */
  people(): readonly Person[]
  nameOf(openId: string): string
  /** The address of a picture; undefined where there is none. */
  imageOf(key: string): string | undefined
  /** What of this card waits for the bot's answer: the words on it. Undefined when nothing does. */
  waiting(): string | undefined
  press(label: string, nth: number, near: DOMRect): void
  choose(name: string, value: unknown, nth: number, near: DOMRect): void
  submit(values: Record<string, unknown>, button: string, near: DOMRect): void
  /** Says something beside the place, as Feishu's client does by itself. */
  say(words: string, near: DOMRect): void
}

/** What the parts of a card know about where they stand, and how to draw what they hold. */
export type Place = {
  host: CardHost
  /** Every part of the card, in order. */
  parts: readonly Part[]
  draw(elements: unknown): ComponentChild
  /** Asks «are you sure» first, where the part wants that. */
  unlessUnsure(part: Part, act: () => void): void
}

const nowhere: CardHost = {
  people: () => [],
  nameOf: (openId) => openId,
  imageOf: () => undefined,
  waiting: () => undefined,
  press: () => {},
  choose: () => {},
  submit: () => {},
  say: () => {},
}

export const CardPlace = createContext<Place>({ host: nowhere, parts: [], draw: () => null, unlessUnsure: () => {} })
export const useCard = (): Place => useContext(CardPlace)

/** What fields in a form share until one of its buttons sends them. */
export type Filling = {
  valueOf(part: Part): unknown
  enter(part: Part, value: unknown): void
  isMissing(part: Part): boolean
  submit(button: Part, near: DOMRect): void
  reset(): void
}

export const FormPlace = createContext<Filling | undefined>(undefined)
export const useForm = (): Filling | undefined => useContext(FormPlace)
