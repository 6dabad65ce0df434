const open = '\uE000'
const close = '\uE001'

/**
 * A place on a card whose number is known only when the card is written down: the outbox fills it inside the commit that
 * changed the number, so two people who act at once cannot leave an old count standing.
 */
export const blank = (name: string): string => `${open}${name}${close}`

/** Private-use characters, so that nothing that people write can look like one. */
export const noBlanks = (text: string): string => text.replace(/[\uE000-\uF8FF]/g, '')
