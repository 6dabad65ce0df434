import { type ComponentChild, createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** What the parts of a card know about where they stand, and how to draw what they hold. */
type Place = { messageId: string; draw: (elements: unknown) => ComponentChild }

export const CardPlace = createContext<Place>({ messageId: '', draw: () => null })
export const useCard = (): Place => useContext(CardPlace)
