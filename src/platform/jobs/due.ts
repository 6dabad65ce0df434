import { Cron } from 'croner'
import type { CatchUp } from './job.ts'

/** A calendar that was not looked at for longer than this is a new calendar. Days. */
const memory = 400

export type Due = {
  run: Date[]
  skipped: { at: Date; reason: 'job does not catch up' | 'a newer slot runs' | 'too late' }[]
}

const read = new Map<string, Cron>()
/** Some calendars name one minute and are gone after it; so many are kept. */
const most = 500

/** Reading five fields takes longer than asking them, and every job is asked every minute. */
const calendar = (cron: string): Cron => {
  const known = read.get(cron)
  if (known) return known
  if (read.size >= most) read.clear()
  const reader = new Cron(cron, { timezone: 'Asia/Shanghai', paused: true })
  read.set(cron, reader)
  return reader
}

/** Every instant of the calendar in (after, until]; five cron fields read in Asia/Shanghai. */
export const slotsBetween = (cron: string, after: Date, until: Date): Date[] => {
  const reader = calendar(cron)
  const floor = new Date(Math.max(after.getTime(), until.getTime() - memory * 86_400_000))
  const slots: Date[] = []
  for (let at = reader.nextRun(floor); at && at <= until; at = reader.nextRun(at)) slots.push(at)
  return slots
}

export const nextSlot = (cron: string, after: Date): Date | undefined => calendar(cron).nextRun(after) ?? undefined

/** A slot seen within a minute of its time is simply on time, whatever the policy for late ones. Milliseconds. */
const onTime = 90_000

/** What to run and what to let go of, by the job's own policy. Pure: a year is decided in a moment. */
export const decide = (slots: readonly Date[], now: Date, catchUp: CatchUp): Due => {
  const newest = slots.at(-1)
  if (!newest) return { run: [], skipped: [] }
  const age = now.getTime() - newest.getTime()
  const others = slots.slice(0, -1)
  switch (catchUp.kind) {
    case 'each':
      return { run: [...slots], skipped: [] }
    case 'deadline':
      return { run: [newest], skipped: others.map((at) => ({ at, reason: 'a newer slot runs' })) }
    case 'latest-within':
      return age <= Math.max(onTime, catchUp.minutes * 60_000)
        ? { run: [newest], skipped: others.map((at) => ({ at, reason: 'a newer slot runs' })) }
        : { run: [], skipped: slots.map((at) => ({ at, reason: 'too late' })) }
    case 'skip':
      return age <= onTime
        ? { run: [newest], skipped: others.map((at) => ({ at, reason: 'job does not catch up' })) }
        : { run: [], skipped: slots.map((at) => ({ at, reason: 'job does not catch up' })) }
  }
}
