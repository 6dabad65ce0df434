import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { isNull } from 'drizzle-orm'
import { audit } from '../../domain/audit/audit.ts'
import { questions } from '../../domain/questions/schema.ts'
import { exportQuestions } from '../../features/bank/export.ts'
import { type Command, Refused, Usage } from './command.ts'
import { texts } from './texts.ts'

/** Everything that has not been taken out, in all banks, as a workbook that can be imported again. It holds keys. */
export const exportQuestionsCommand: Command = {
  name: 'export questions',
  usage: 'export questions <file.xlsx>',
  run: async ({ words }, print, open) => {
    const [path] = words
    if (path === undefined || extname(path).toLowerCase() !== '.xlsx') throw new Usage('file')
    const { world } = await open()
    const bytes = await exportQuestions(world.db, isNull(questions.withdrawnAt))
    await writeFile(path, bytes).catch((error: NodeJS.ErrnoException) => {
      throw new Refused(texts.reportUnwritable(path, error.code ?? ''))
    })
    await world.db.commit((to) => [
      audit(to, world, { actor: 'operator', action: 'bank.exported', object: 'questions' }),
    ])
    print.out(texts.questions.exported(path))
  },
}
