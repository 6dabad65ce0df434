/** @jsxImportSource hono/jsx */
import { eq } from 'drizzle-orm'
import { page } from '../../../domain/access/page.ts'
import { type Paper, papersOf } from '../../../domain/papers/store.ts'
import { members, teams } from '../../../domain/people/schema.ts'
import { show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Empty, Facts, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { refOf, weeklyPaper } from './paper.ts'
import { fewest, tallyOf, type Week, weeksOf } from './store.ts'
import { texts } from './texts.ts'

const shown = 8

const settled = ({ items }: Paper) => items.filter((item) => item.answer?.settledAt)

/** Teams in which enough people had questions that a number speaks of nobody. */
const byTeam = async ({ db }: World, papers: readonly Paper[], branchId: Week['branchId']) => {
  const people = await db.read
    .select({ id: members.id, team: teams.name })
    .from(members)
    .innerJoin(teams, eq(teams.id, members.teamId))
    .where(eq(members.branchId, branchId))
  const teamOf = new Map(people.map(({ id, team }) => [id, team]))
  const counts = new Map<string, { of: number; some: number }>()
  for (const paper of papers) {
    const team = teamOf.get(paper.memberId)
    if (team === undefined) continue
    const { of, some } = counts.get(team) ?? { of: 0, some: 0 }
    counts.set(team, { of: of + 1, some: some + (settled(paper).length > 0 ? 1 : 0) })
  }
  return [...counts].flatMap(([team, { of, some }]) =>
    of >= fewest && (some >= fewest || some === 0) ? [[team, texts.tookOf(some, of)]] : [],
  )
}

const OneWeek = ({ week, papers, mine }: { week: Week; papers: readonly Paper[]; mine: Paper | undefined }) => {
  const { some, missed } = tallyOf(papers)
  const done = mine ? settled(mine) : []
  return (
    <Section title={texts.of(week.week)}>
      <Facts
        of={[
          [texts.topic, week.topic],
          [texts.took, some >= fewest ? texts.tookOf(some, papers.length) : texts.few],
          [
            texts.missed,
            missed.length === 0 ? (
              texts.none
            ) : (
              <ul>
                {missed.map(({ point, people }) => (
                  <li>{texts.point(point, people)}</li>
                ))}
              </ul>
            ),
          ],
          ...(mine
            ? [
                [
                  texts.mine,
                  done.length > 0
                    ? texts.mineSaid(done.length, done.filter((item) => item.answer?.correct).length)
                    : texts.notYet,
                ] as const,
              ]
            : []),
        ]}
      />
    </Section>
  )
}

/** 周周练：how many took part and what many missed, week by week; one's own beside it. */
export const weeklyPage = page({
  method: 'GET',
  path: '/weekly',
  act: 'weekly.view',
  target: async (_world, _visit, { place }) => ({ place: { companyId: place.companyId, branchId: place.branchId } }),
  menu: { label: texts.title, about: texts.menu },
  run: async (world, { actor }) => {
    const weeks = await weeksOf(world.db, actor.place.branchId, shown)
    const drawn = await Promise.all(
      weeks.map(async (week) => ({ week, papers: await papersOf(world.db, weeklyPaper.kind, refOf(week)) })),
    )
    const [newest] = drawn
    return show(
      texts.title,
      <>
        <Section note={texts.about} />
        {drawn.length === 0 && <Empty text={texts.empty} />}
        {drawn.map(({ week, papers }) => (
          <OneWeek week={week} papers={papers} mine={papers.find((p) => p.memberId === actor.id)} />
        ))}
        {newest && (
          <Section title={texts.teams}>
            <Table
              label={texts.teams}
              head={texts.teamHead}
              empty={texts.few}
              rows={await byTeam(world, newest.papers, newest.week.branchId)}
            />
          </Section>
        )}
      </>,
    )
  },
})
