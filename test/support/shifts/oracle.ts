/**
 * The same promise told again, minute by minute and without intervals: for every minute of a stretch of days, what keeps
 * somebody from being pushed. It knows nothing of patterns; the story tells it who did what on which day.
 */
export type Fact = { works: { meeting: string; start: string; end: string; surface?: true } } | 'leave' | 'free'
export const marks = { underground: 1, sleep: 2, leave: 4, night: 8 } as const
export type Mark = keyof typeof marks

const inDay = 24 * 60
/** What belongs to the first and last days reaches beyond them. */
const margin = 2 * inDay
const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeAt = (minute: number) => ((minute % inDay) + inDay) % inDay

export type Marked = { at(minute: number): number; is(minute: number, mark: Mark): boolean }

/** @param facts one entry per day; minute 0 is the first day's midnight */
export const marksOf = (facts: readonly Fact[]): Marked => {
  const minutes = new Uint8Array(facts.length * inDay + 2 * margin)
  const up = new Uint8Array(minutes.length)
  const mark = (minute: number, what: Mark) => {
    const i = minute + margin
    minutes[i] = (minutes[i] ?? 0) | marks[what]
  }
  facts.forEach((fact, n) => {
    const midnight = n * inDay
    if (fact === 'leave') for (let m = midnight; m < midnight + inDay; m++) mark(m, 'leave')
    if (typeof fact === 'string') return
    const { meeting, start, end, surface } = fact.works
    let down = midnight + clock(start)
    while (timeAt(down) !== clock(meeting)) down--
    let out = midnight + clock(start) + 1
    while (timeAt(out) !== clock(end)) out++
    if (!surface) for (let m = down; m < out; m++) mark(m, 'underground')
    for (let m = down - 60; m < out + 60; m++) up[m + margin] = 1
    const home = timeAt(out + 60)
    if (home > clock('21:30') || home <= clock('10:00')) for (let i = 0; i < 480; i++) mark(out + 60 + i, 'sleep')
    else if (timeAt(down - 60) < clock('07:00')) for (let i = 1; i <= 480; i++) mark(down - 60 - i, 'sleep')
  })
  for (let m = 0; m < facts.length * inDay; m++)
    if ((timeAt(m) >= clock('21:30') || timeAt(m) < clock('07:00')) && up[m + margin] === 0) mark(m, 'night')
  const at = (minute: number) => minutes[minute + margin] ?? 0
  return { at, is: (minute, what) => (at(minute) & marks[what]) !== 0 }
}
