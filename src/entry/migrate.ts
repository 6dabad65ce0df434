import process from 'node:process'
import { createClient } from '@libsql/client'
import { briefly } from '../core/errors.ts'
import { configOrExit } from './environment.ts'
import { migrate } from './migrate/apply.ts'

/** `npm run db:migrate`: brings DATABASE_URL to this program's schema. */
const main = async () => {
  const { database } = configOrExit()
  const client = createClient({ url: database.url, ...(database.authToken ? { authToken: database.authToken } : {}) })
  try {
    const applied = await migrate(
      client,
      database.url.startsWith('file:') ? database.url.slice('file:'.length) : undefined,
    )
    process.stdout.write(`${applied.length === 0 ? 'nothing to apply' : `applied ${applied.join(', ')}`}\n`)
  } finally {
    client.close()
  }
}

main().catch((error) => {
  process.stderr.write(`${briefly(error)}\n`)
  process.exit(1)
})
