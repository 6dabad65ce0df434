import type { Faults, Feishu } from '../../feishu/types.ts'

/** The bad days that can be switched on, and what the emulator does on them. Each is told by its rate or its length. */
export const badDays = {
  limits: { rateLimitRate: 0.3 },
  errors: { serverErrorRate: 0.3 },
  silence: { silent: true },
  slow: { slowMs: 2_000 },
  cut: { cutRate: 0.3 },
  lost: { lostAnswerRate: 0.3 },
  duplicates: { duplicateRate: 1 },
  renamed: { newEventIdRate: 1 },
} as const satisfies Record<string, Partial<Faults>>
export type BadDay = keyof typeof badDays
export const badDayNames = Object.keys(badDays) as [BadDay, ...BadDay[]]

const off = (value: number | boolean): number | boolean => (typeof value === 'boolean' ? false : 0)

export const switchBadDay = ({ faults }: Feishu, name: BadDay, on: boolean): void => {
  for (const [fault, value] of Object.entries(badDays[name]))
    Object.assign(faults, { [fault]: on ? value : off(value) })
}

/** Those that are on now, whoever switched them on. */
export const badDaysOf = ({ faults }: Feishu): BadDay[] =>
  badDayNames.filter((name) => Object.keys(badDays[name]).every((fault) => Boolean(faults[fault as keyof Faults])))
