import { integer } from 'drizzle-orm/sqlite-core'

/** A moment, stored as UTC milliseconds. */
export const instant = () => integer({ mode: 'timestamp_ms' })

export const flag = () => integer({ mode: 'boolean' })
