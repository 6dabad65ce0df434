import { sealBooks, verifyBooks } from '../../domain/chain/seal.ts'
import { type Command, Refused } from './command.ts'
import { texts } from './texts.ts'

export const auditVerify: Command = {
  name: 'audit verify',
  usage: 'audit verify [--json]',
  switches: ['json'],
  run: async ({ flags }, print, open) => {
    const { database } = await open()
    // Judged before this command writes a seal of its own.
    const verdicts = await verifyBooks(database.db)
    if (flags.json) print.out(JSON.stringify({ ok: verdicts.every((v) => v.ok), books: verdicts }))
    else
      for (const verdict of verdicts) print.out(verdict.ok ? texts.audit.sound(verdict) : texts.audit.broken(verdict))
    const broken = verdicts.find((v) => !v.ok)
    if (broken && !broken.ok) throw new Refused(texts.audit.broken(broken))
    await sealBooks(database.db)
  },
}
