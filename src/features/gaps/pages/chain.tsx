/** @jsxImportSource hono/jsx */
import { confirmationsAbout } from '../../../domain/confirmations/ledger.ts'
import type { GapView } from '../../../domain/gaps/store.ts'
import { gapSubject } from '../../../domain/gaps/take-step.ts'
import type { World } from '../../../platform/world.ts'
import { Badge } from '../../../web/badge.tsx'
import { Row } from '../../../web/button.tsx'
import { Facts } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { momentText, When } from '../../../web/when.tsx'
import { chainOf } from '../faces.ts'
import { type Person, peopleById } from '../people.ts'
import { texts } from './texts.ts'

/** All that the chains of these gaps are drawn from. */
export const chainFacts = async (world: World, views: readonly GapView[]) => {
  const [first] = views
  const lines = first
    ? await confirmationsAbout(
        world.db,
        first.gap.memberId,
        views.map((v) => gapSubject(v.gap.id)),
      )
    : []
  const helpers = await peopleById(
    world.db,
    views.flatMap((v) => v.steps.map((s) => s.by)),
  )
  return { lines, helpers, now: world.clock.now() }
}
type ChainFacts = Awaited<ReturnType<typeof chainFacts>>

/** 学 → 懂 → 做 → 确认：each as it stands, with the line of the ledger behind it. */
export const Chain = ({ view, of: { lines, helpers, now } }: { view: GapView; of: ChainFacts }) => {
  const nameOf = (id: string): string => helpers.get(id as Person['id'])?.name ?? ''
  const own = lines.filter((line) => line.subject === gapSubject(view.gap.id))
  return (
    <>
      <Row>
        {chainOf(view).map(({ name, done }) => (
          <Badge text={name} tone={done ? 'good' : 'calm'} />
        ))}
        <Badge text={texts.state[view.gap.closedWhy ?? 'open']} tone={view.gap.closedAt ? 'calm' : 'info'} />
      </Row>
      {own.length > 0 && (
        <Facts
          of={own.map((line) => [
            texts.stages[line.stage],
            `${momentText(line.occurredAt, now)}　${nameOf(line.confirmedBy)}`,
          ])}
        />
      )}
      <Table
        label={texts.person.steps.title}
        head={texts.person.steps.head}
        empty={texts.person.steps.none}
        rows={view.steps.map((s) => [
          texts.stepNames[s.step],
          texts.results[s.step][s.result],
          nameOf(s.by),
          <When at={s.occurredAt} now={now} />,
          <When at={s.recordedAt} now={now} />,
        ])}
      />
    </>
  )
}
