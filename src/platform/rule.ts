/**
 * What must be allowed, by name: the acts of `domain/access/acts`, which come in there, so that a door with an unknown
 * one does not compile. `everyone` is open to whoever finds the bot, strangers too.
 */
export interface Rules {
  everyone: true
}
export type Rule = keyof Rules

declare const behindItsRule: unique symbol
/** A door whose rule is asked before anything else. `domain/access/guard` alone makes one. */
export type Guarded<Door> = Door & { readonly [behindItsRule]: true }
