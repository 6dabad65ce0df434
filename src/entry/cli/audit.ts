import { type Head, lostAnchors, stillStands } from '../../domain/chain/anchor.ts'
import { books } from '../../domain/chain/schema.ts'
import { sealBooks, verifyBooks } from '../../domain/chain/seal.ts'
import { type Command, Refused, Usage } from './command.ts'
import { texts } from './texts.ts'

/** A head as the daily message and the backup's manifest write it: book:line:hash. @throws Usage */
const headIn = (text: string): Head => {
  const [, book, seq, hash] = /^(\w+):(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  const known = books.find((b) => b === book)
  if (!known || !hash) throw new Usage('--head')
  return { book: known, seq: Number(seq), hash }
}

export const auditVerify: Command = {
  name: 'audit verify',
  usage: 'audit verify [--head <book:line:hash>] [--json]',
  values: ['head'],
  switches: ['json'],
  run: async ({ flags }, print, open) => {
    const head = typeof flags.head === 'string' ? headIn(flags.head) : undefined
    const { database } = await open()
    // Judged before this command writes a seal of its own.
    const verdicts = await verifyBooks(database.db)
    if (flags.json) print.out(JSON.stringify({ ok: verdicts.every((v) => v.ok), books: verdicts }))
    else
      for (const verdict of verdicts) print.out(verdict.ok ? texts.audit.sound(verdict) : texts.audit.broken(verdict))
    const broken = verdicts.find((v) => !v.ok)
    if (broken && !broken.ok) throw new Refused(texts.audit.broken(broken))
    const [lost] = await lostAnchors(database.db)
    if (lost) throw new Refused(texts.audit.anchorLost(lost))
    if (head && !(await stillStands(database.db, head))) throw new Refused(texts.audit.anchorLost(head))
    if (head) print.err(texts.audit.headStands(head))
    await sealBooks(database.db)
  },
}
