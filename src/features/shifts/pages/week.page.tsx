/** @jsxImportSource hono/jsx */
import { type LocalDate, localDateOf } from '../../../core/clock.ts'
import { addDays, daysFrom, readDay, weekdayOf } from '../../../core/days.ts'
import type { TeamId } from '../../../core/ids.ts'
import { page } from '../../../domain/access/page.ts'
import { booksOf } from '../../../domain/shifts/books.ts'
import { type Turn, turnOn } from '../../../domain/shifts/turn.ts'
import { show } from '../../../platform/pages/reply.ts'
import { Badge } from '../../../web/badge.tsx'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Field, Filters, Select } from '../../../web/form.tsx'
import { Notice, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { aboutTeam, type Mate, matesIn, mayChange, nameOf, teamById, teamsIn } from './people.ts'
import { texts as all } from './texts.ts'

const texts = all.week
const long = 7

/** A colleague sees that somebody is away, never why. */
const Cell = ({ turn }: { turn: Turn | undefined }) => {
  if (!turn || turn.kind === 'unknown') return <Badge text={texts.unknown} tone="warn" />
  if (turn.kind === 'off') return <span>{texts.off[turn.because]}</span>
  const changed = turn.from === 'swap' || turn.from === 'extra' ? texts.mark[turn.from] : undefined
  return (
    <span>
      {turn.shift.name} {changed && <Badge text={changed} tone="info" />}
    </span>
  )
}

const teamOf = (query: string, own: TeamId): TeamId => (query === '' ? own : (query as TeamId))

/** 班次：who works when, team by team, seven days at a time. */
export const weekPage = page({
  method: 'GET',
  path: '/shifts',
  act: 'shift.view',
  menu: all.menu.week,
  target: async ({ db }, { query, member }) => aboutTeam(db, await teamById(db, teamOf(query('team'), member.teamId))),
  run: async ({ db, clock }, { actor, query, member }) => {
    const team = await teamById(db, teamOf(query('team'), member.teamId))
    const from: LocalDate = readDay(query('from')) ?? localDateOf(clock.now())
    const days = daysFrom(from, long)
    const mates = team ? await matesIn(db, team.id) : []
    const books = await booksOf(
      db,
      mates.map((m) => m.id),
      from,
    )
    const turn = (mate: Mate, day: LocalDate) => {
      const book = books.get(mate.id)
      return book && turnOn(book, day)
    }
    const unknown = mates.filter((m) => turn(m, from)?.kind === 'unknown').length
    const teams = team ? await teamsIn(db, team.branchId) : []
    const at = (day: LocalDate) => `/shifts?team=${team?.id ?? ''}&from=${day}`
    return show(
      texts.title,
      <>
        <Filters to="/shifts" submit={texts.show}>
          <Select
            label={texts.filterTeam}
            name="team"
            required
            value={team?.id ?? ''}
            options={teams.map((t) => [t.id, t.name] as const)}
          />
          <Field label={texts.filterWeek} name="from" type="date" required value={from} />
        </Filters>
        {unknown > 0 && mayChange(actor, await aboutTeam(db, team)) && (
          <Notice tone="info" text={texts.unknownNote(unknown)} />
        )}
        <Section title={texts.heading(team?.name ?? '')} note={texts.note}>
          <Table
            label={texts.table}
            head={[texts.who, ...days.map((d) => all.day(d, weekdayOf(d)))]}
            rows={mates.map((mate) => [nameOf(mate), ...days.map((d) => <Cell turn={turn(mate, d)} />)])}
            empty={texts.empty}
          />
          <Row>
            <LinkButton to={at(addDays(from, -long))} text={texts.earlier} />
            <LinkButton to={at(addDays(from, long))} text={texts.later} />
          </Row>
        </Section>
        {mayChange(actor, await aboutTeam(db, team)) && (
          <Row>
            <LinkButton to={`/shifts/change?team=${team?.id ?? ''}`} text={texts.change} look="main" />
          </Row>
        )}
      </>,
    )
  },
})
