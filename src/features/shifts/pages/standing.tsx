/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { TeamId } from '../../../core/ids.ts'
import type { standingFor } from '../../../domain/shifts/standing.ts'
import { Act } from '../../../web/button.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { type Mate, nameOf } from './people.ts'
import { texts as all } from './texts.ts'

const texts = all.change.standing

const Undo = ({ what, id, team }: { what: string; id: string; team: TeamId }) => (
  <Act to={`/shifts/change/undo-${what}`} text={texts.undo} fields={{ id, team }} />
)

/** What stands from today on, each with its way back. A stop of the whole branch is the branch's to take back. */
export const Standing = (props: {
  standing: Awaited<ReturnType<typeof standingFor>>
  mates: readonly Mate[]
  whole: boolean
  team: TeamId
  /** Where else to go, beside the heading. */
  children?: Child
}) => {
  const { standing, mates, whole, team } = props
  const who = (id: string) => {
    const mate = mates.find((m) => m.id === id)
    return mate ? nameOf(mate) : ''
  }
  const { kinds, turn } = all.change
  const rows = [
    ...standing.stops.map((s) => [
      s.teamId === null ? texts.whole : all.change.stop.team,
      texts.stop(s.why),
      texts.days(s.firstDay, s.lastDay),
      s.teamId === null && !whole ? '' : <Undo what="stop" id={s.id} team={team} />,
    ]),
    ...standing.absences.map((a) => [
      who(a.memberId),
      kinds[a.kind],
      a.lastDay ? texts.days(a.firstDay, a.lastDay) : texts.open(a.firstDay),
      <Undo what="absence" id={a.id} team={team} />,
    ]),
    ...standing.changes.map((c) => [
      who(c.memberId),
      `${c.kind === 'swap' ? texts.swap : texts.extra}：${c.shift?.name ?? turn.off}`,
      c.day,
      <Undo what="change" id={c.swapId ?? c.id} team={team} />,
    ]),
  ]
  return (
    <Section title={texts.title} aside={props.children}>
      <Table label={texts.table} head={texts.head} rows={rows} empty={texts.empty} />
    </Section>
  )
}
