/** The only way the program learns the time. Tests and the sandbox hold the other end. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

export const clockAt = (instant: Date): Clock => ({ now: () => instant })

declare const localDate: unique symbol
/** A calendar day at the mine, 'YYYY-MM-DD' in Asia/Shanghai: never a UTC day. */
export type LocalDate = string & { readonly [localDate]: true }

/** China has had no daylight saving since 1991, so the workplace's zone is a fixed shift. */
const shanghaiMs = 8 * 3_600_000

const shifted = (instant: Date): string => new Date(instant.getTime() + shanghaiMs).toISOString()

export const localDateOf = (instant: Date): LocalDate => shifted(instant).slice(0, 10) as LocalDate

/** What the mine's clock shows, 'HH:mm'. */
export const localTimeOf = (instant: Date): string => shifted(instant).slice(11, 16)

/** The instant at which the mine's clock shows this day and time ('HH:mm'). */
export const instantAt = (day: LocalDate, time: string): Date => new Date(`${day}T${time}:00+08:00`)
