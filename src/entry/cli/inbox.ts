import { audit } from '../../domain/audit/audit.ts'
import { deadDeliveries, replayDeliveries } from '../../platform/inbox/operate.ts'
import { type Command, Refused, Usage } from './command.ts'
import { texts } from './texts.ts'

export const inboxList: Command = {
  name: 'inbox list',
  usage: 'inbox list [--json]',
  switches: ['json'],
  run: async ({ flags }, print, open) => {
    const { database } = await open()
    const dead = await deadDeliveries(database.db)
    if (flags.json) return print.out(JSON.stringify({ dead }))
    if (dead.length === 0) return print.out(texts.inbox.none)
    for (const d of dead) print.out(texts.inbox.line(d))
  },
}

export const inboxRetry: Command = {
  name: 'inbox retry',
  usage: 'inbox retry <id>…',
  run: async ({ words }, print, open) => {
    if (words.length === 0) throw new Usage('id')
    const { database, world } = await open()
    const replayed = await replayDeliveries(database.db, words)
    if (replayed === 0) throw new Refused(texts.inbox.notDead)
    await database.db.commit((to) => [
      audit(to, world, { actor: 'operator', action: 'inbox.replayed', object: words.join(','), detail: { replayed } }),
    ])
    print.out(texts.inbox.replayed(replayed))
  },
}
