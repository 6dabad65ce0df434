import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../root.ts'

export type Migration = { tag: string; hash: string; createdAt: number; statements: string[] }

const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) })

/** What this program knows how to make of a database, oldest first, as drizzle-kit wrote it. */
export const knownMigrations = (folder = join(root, 'migrations')): Migration[] =>
  journal.parse(JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'))).entries.map(({ tag, when }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8')
    return {
      tag,
      createdAt: when,
      hash: createHash('sha256').update(text).digest('hex'),
      statements: text
        .split('--> statement-breakpoint')
        .map((s) => s.trim())
        .filter((s) => s !== ''),
    }
  })
