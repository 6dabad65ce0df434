import { localDateOf } from '../../../core/clock.ts'
import { xlsxType } from '../../../core/xlsx/workbook.ts'
import { page } from '../../../domain/access/page.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { download } from '../../../platform/pages/reply.ts'
import { exportQuestions } from '../export.ts'
import { banksWithin, someBank } from '../reach.ts'
import { whereOf } from './find.ts'
import { wishOf } from './list.page.tsx'
import { texts } from './texts.ts'

/** 导出：what the filters show, as a workbook. It holds keys, so it leaves a trace. */
export const exportPage = page({
  ...{ method: 'GET', path: '/bank/export', act: 'bank.view', target: someBank('bank.view') },
  run: async (world, visit) => {
    const where = whereOf(await banksWithin(world, visit.actor, 'bank.view'), wishOf(visit))
    const bytes = await exportQuestions(world.db, where)
    await world.db.commit((to) => [
      audit(to, world, { actor: visit.actor.id, action: 'bank.exported', object: 'questions' }),
    ])
    return download(texts.file.name(localDateOf(world.clock.now())), xlsxType, bytes)
  },
})
