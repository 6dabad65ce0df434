/**
 * The same promise told again, minute by minute and without intervals: for every minute of a stretch of days, what keeps
 * somebody from being pushed. It knows nothing of patterns; the story tells it who did what on which day.
 */
export type Fact = { works: { meeting: string; start: string; end: string } } | 'leave' | 'free'
export type Mark = 'underground' | 'sleep' | 'leave' | 'night'

const inDay = 24 * 60
const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeAt = (minute: number) => ((minute % inDay) + inDay) % inDay

/** @param facts one entry per day; minute 0 is the first day's midnight */
export const marksOf = (facts: readonly Fact[]): Map<number, Set<Mark>> => {
  const marks = new Map<number, Set<Mark>>()
  const mark = (minute: number, what: Mark) => marks.set(minute, (marks.get(minute) ?? new Set()).add(what))
  const up = new Set<number>()
  facts.forEach((fact, n) => {
    const midnight = n * inDay
    if (fact === 'leave') for (let m = midnight; m < midnight + inDay; m++) mark(m, 'leave')
    if (typeof fact === 'string') return
    const { meeting, start, end } = fact.works
    let down = midnight + clock(start)
    while (timeAt(down) !== clock(meeting)) down--
    let out = midnight + clock(start) + 1
    while (timeAt(out) !== clock(end)) out++
    for (let m = down; m < out; m++) mark(m, 'underground')
    for (let m = down - 60; m < out + 60; m++) up.add(m)
    const home = timeAt(out + 60)
    if (home > clock('21:30') || home <= clock('10:00')) for (let i = 0; i < 480; i++) mark(out + 60 + i, 'sleep')
    else if (timeAt(down - 60) < clock('07:00')) for (let i = 1; i <= 480; i++) mark(down - 60 - i, 'sleep')
  })
  for (let m = 0; m < facts.length * inDay; m++)
    if ((timeAt(m) >= clock('21:30') || timeAt(m) < clock('07:00')) && !up.has(m)) mark(m, 'night')
  return marks
}
