import { like } from 'drizzle-orm'
import { questions } from '../../src/domain/questions/schema.ts'
import { materialSendings } from '../../src/features/materials/schema.ts'
import { aMaterial } from '../materials/stage.ts'
import { surfer } from '../pages/surfer.ts'
import type { Stage } from '../study/stage.ts'
import { type Asked, optionOf, stemOf } from './learner.ts'
import { markOf } from './watch.ts'

/** The secretary puts learning material up on the pages and sends it out, once for each day that is named. */
export const publisher = (b: Stage) => {
  const browser = surfer(b, 'ou_0002')
  const ids = new Map<number, string>()
  const sent = new Set<number>()

  /** @returns the question that was written with it, when it was sent now */
  const publish = async (day: number): Promise<Asked | undefined> => {
    if (sent.has(day)) return undefined
    const n = 9_000 + day
    const options = [0, 1, 2].map((i) => optionOf(n, i))
    // Feishu may be having a bad hour: whoever meets an error page comes back at the next look.
    if (browser.jar.size === 0 && (await browser.opens('/home')).status !== 200) return undefined
    const written = await browser.sends(
      '/materials/new/save',
      aMaterial({
        ...{ title: `第 ${day} 天的资料`, stem: stemOf(n), options: options.join('\n'), answer: 'B' },
        ...{ explanation: markOf(n), once: `write-${day}` },
      }),
    )
    const id = /^\/materials\/([^/?]+)$/.exec(written.path)?.[1]
    if (!id) return undefined
    const [row] = await b.world.db.read
      .select({ id: questions.id })
      .from(questions)
      .where(like(questions.stem, `%${stemOf(n)}%`))
    if (!row) throw new Error(`no question was written: ${written.words}`)
    ids.set(n, row.id)
    const before = await b.world.db.read.$count(materialSendings)
    await browser.sends(`/materials/${id}/send`, { audience: 'branch', remind: '2', once: `send-${day}` })
    await browser.sends(`/materials/${id}/send`, { audience: 'branch', remind: '2', once: `send-${day}` })
    if ((await b.world.db.read.$count(materialSendings)) !== before + 1) throw new Error('not sent once')
    await browser.sends(`/materials/${id}/send`, { audience: 'role', role: 'team-leader', once: `send-${day}-leaders` })
    sent.add(day)
    return { n, kind: 'single', answer: 'B', options }
  }
  return { publish, idOf: (n: number) => ids.get(n) }
}
