import type { Config } from '../../../platform/config.ts'
import type { Assembly } from '../../assemble.ts'

/** `bad`: people are not served as they should be; `warn`: it will come to that, or is not as it could be. */
export type Finding = { level: 'ok' | 'warn' | 'bad'; about: string; words: string; fix?: string }

export type Patient = Pick<Assembly, 'world' | 'database' | 'sharedClock'> & { config: Config }

/** One thing looked at. What it throws becomes a finding of its own, so that the others are still looked at. */
export type Check = { about: string; look(patient: Patient): Promise<Omit<Finding, 'about'>[]> }

export const ok = (words: string) => [{ level: 'ok' as const, words }]
export const warn = (words: string, fix: string) => ({ level: 'warn' as const, words, fix })
export const bad = (words: string, fix: string) => ({ level: 'bad' as const, words, fix })
