import type { texts } from './texts.ts'

export type Kind = keyof typeof texts.kinds
export type Roll = keyof typeof texts.roll
export type Moment = { day: string; time: string }

/** Which meeting it is, for whoever reads a card. */
export type Which = { kind: Kind; shift: string; subject: string; place: string; at: Moment }

export type RollCounts = Record<Roll, number> & { expected: number; there: number; guests: number }
