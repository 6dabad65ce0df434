import { fnv } from './ref.ts'

/** 0 ≤ x < 1, the same for the same letter and try: many that failed together do not come back together. */
const jitter = (id: string, attempt: number): number => fnv(`${id}/${attempt}`, 0x811c9dc5) / 2 ** 32

/** Doubles from `first` up to `last`, plus up to half; milliseconds. `attempt` counts from 0. */
const doubling =
  (first: number, last: number) =>
  (id: string, attempt: number): number =>
    Math.round(Math.min(last, first * 2 ** Math.min(attempt, 20)) * (1 + jitter(id, attempt) / 2))

/** Nobody knows whether it happened: 1 s … 5 min. */
export const afterSilence = doubling(1_000, 300_000)

/** Feishu asked to wait without saying how long: 1 s … 60 s. */
export const afterRate = doubling(1_000, 60_000)

/** Feishu is still busy with the same request. */
export const inProgressMs = 3_000
