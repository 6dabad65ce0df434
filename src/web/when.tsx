/** @jsxImportSource hono/jsx */
import { localDateOf } from '../core/clock.ts'
import { texts } from './texts.ts'

const eightHours = 8 * 3_600_000
/** 'HH:mm' at the mine. */
const timeOf = (at: Date) => new Date(at.getTime() + eightHours).toISOString().slice(11, 16)

/** A moment as people at the mine say it; the year only where it is not `now`'s. */
export const momentText = (at: Date, now: Date): string => {
  const day = localDateOf(at)
  if (day.slice(0, 4) !== localDateOf(now).slice(0, 4)) return `${day} ${timeOf(at)}`
  return texts.moment(Number(day.slice(5, 7)), Number(day.slice(8, 10)), timeOf(at))
}

/** A moment, with the exact one for machines. */
export const When = ({ at, now }: { at: Date; now: Date }) => (
  <time datetime={at.toISOString()}>{momentText(at, now)}</time>
)
