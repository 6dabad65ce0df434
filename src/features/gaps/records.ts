import type { MemberId } from '../../core/ids.ts'
import { gapsOf } from '../../domain/gaps/store.ts'
import type { RecordSection } from '../../platform/records.ts'
import type { World } from '../../platform/world.ts'
import { texts } from './pages/texts.ts'
import { peopleById } from './people.ts'

/** What somebody is or was helped with, and each thing that was done about it, with who did it. */
export const gapRecords = async ({ db }: World, memberId: MemberId): Promise<readonly RecordSection[]> => {
  const views = await gapsOf(db, memberId)
  const helpers = await peopleById(
    db,
    views.flatMap((v) => v.steps.map((s) => s.by)),
  )
  const steps = views
    .flatMap(({ gap, steps: own }) => own.map((step) => ({ point: gap.point, ...step })))
    .sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime())
  return [
    {
      id: 'gaps',
      ...texts.record,
      rows: views.map(({ gap }) => [
        ...[gap.point, texts.causes[gap.because], gap.openedAt, gap.closedAt],
        texts.state[gap.closedWhy ?? 'open'],
      ]),
    },
    {
      id: 'gap-steps',
      ...texts.steps,
      rows: steps.map((s) => [
        ...[s.point, texts.stepNames[s.step], texts.results[s.step][s.result], helpers.get(s.by)?.name ?? ''],
        ...[s.occurredAt, s.recordedAt],
      ]),
    },
  ]
}
