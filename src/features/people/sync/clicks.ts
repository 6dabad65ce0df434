import { applyAction, dismissAction } from '../../../../cards/people/sync.actions.ts'
import type { SyncKind } from '../../../../cards/people/sync.ts'
import { syncTexts as texts } from '../../../../cards/people/texts.sync.ts'
import type { MemberId, SyncReportId } from '../../../core/ids.ts'
import { placeOf } from '../../../domain/access/actor.ts'
import { onClick } from '../../../domain/access/guard.ts'
import type { Choice } from '../../../domain/directory/decide.ts'
import type { Click, ClickReply } from '../../../platform/feature.ts'
import type { World } from '../../../platform/world.ts'
import { decideBatch } from './decide-batch.ts'
import { cardOf, reportById } from './face.ts'

type Batch = { report: string; kind: SyncKind }

const targetOf = async ({ db }: World, { report }: Batch) => {
  const found = await reportById(db, report as SyncReportId)
  const place = found && (await placeOf(db, found.branchId))
  return place && { place }
}

const decide = async (
  world: World,
  { payload, eventId }: Click<Batch>,
  { by, choice }: { by: MemberId; choice: Choice },
): Promise<ClickReply> => {
  const reportId = payload.report as SyncReportId
  const decided = await decideBatch(world, { reportId, kind: payload.kind, choice, by, act: eventId })
  const card = await cardOf(world.db, reportId)
  // The same click may come twice: what it decided the first time is its answer.
  if (!card || decided === 0) return { toast: { type: 'warning', content: texts.stale }, ...(card && { card }) }
  const said = choice === 'apply' ? texts.applied(decided) : texts.dismissed(decided)
  return { toast: { type: 'success', content: said }, card }
}

export const clicks = [
  onClick(applyAction, { act: 'people.sync', target: targetOf }, (world, click) =>
    decide(world, click, { by: click.actor.id, choice: 'apply' }),
  ),
  onClick(dismissAction, { act: 'people.sync', target: targetOf }, (world, click) =>
    decide(world, click, { by: click.actor.id, choice: 'dismiss' }),
  ),
]
