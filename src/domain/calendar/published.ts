import type { LocalDate } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'

/** The holidays that move the week. */
export type Holiday = 'new-year' | 'spring' | 'qingming' | 'labour' | 'dragon-boat' | 'mid-autumn' | 'national' | 'both'

type Stretch = readonly [kind: 'rest' | 'work', holiday: Holiday, first: string, last?: string]

/**
 * 国务院办公厅公布的放假安排, year by year: days off and the working days that pay for them. A test holds it against tyme4ts,
 * which knows the same and ten times as much as a Worker may weigh; a year that is not here is not known.
 */
const published: Readonly<Record<number, readonly Stretch[]>> = {
  2025: [
    ['rest', 'new-year', '2025-01-01'],
    ['work', 'spring', '2025-01-26'],
    ['rest', 'spring', '2025-01-28', '2025-02-04'],
    ['work', 'spring', '2025-02-08'],
    ['rest', 'qingming', '2025-04-04', '2025-04-06'],
    ['work', 'labour', '2025-04-27'],
    ['rest', 'labour', '2025-05-01', '2025-05-05'],
    ['rest', 'dragon-boat', '2025-05-31', '2025-06-02'],
    ['work', 'both', '2025-09-28'],
    ['rest', 'both', '2025-10-01', '2025-10-08'],
    ['work', 'both', '2025-10-11'],
  ],
  2026: [
    ['rest', 'new-year', '2026-01-01', '2026-01-03'],
    ['work', 'new-year', '2026-01-04'],
    ['work', 'spring', '2026-02-14'],
    ['rest', 'spring', '2026-02-15', '2026-02-23'],
    ['work', 'spring', '2026-02-28'],
    ['rest', 'qingming', '2026-04-04', '2026-04-06'],
    ['rest', 'labour', '2026-05-01', '2026-05-05'],
    ['work', 'labour', '2026-05-09'],
    ['rest', 'dragon-boat', '2026-06-19', '2026-06-21'],
    ['work', 'national', '2026-09-20'],
    ['rest', 'mid-autumn', '2026-09-25', '2026-09-27'],
    ['rest', 'national', '2026-10-01', '2026-10-07'],
    ['work', 'national', '2026-10-10'],
  ],
}

export type Arranged = { kind: 'rest' | 'work'; holiday: Holiday }

const arranged = new Map<LocalDate, Arranged>(
  Object.values(published).flatMap((stretches) =>
    stretches.flatMap(([kind, holiday, first, last = first]) => {
      const days: [LocalDate, Arranged][] = []
      for (let day = first as LocalDate; day <= last; day = addDays(day, 1)) days.push([day, { kind, holiday }])
      return days
    }),
  ),
)

export const publishedYears: readonly number[] = Object.keys(published).map(Number)

/** What was published for that day; nothing for an ordinary one, nor for a year that is not known. */
export const publishedOn = (day: LocalDate): Arranged | undefined => arranged.get(day)

/** 法定节日 that stand on a day of the solar calendar, whatever the year; those of the lunar one cannot be guessed. */
export const statutory: Readonly<Record<string, Holiday>> = {
  '01-01': 'new-year',
  '05-01': 'labour',
  '05-02': 'labour',
  '10-01': 'national',
  '10-02': 'national',
  '10-03': 'national',
}
