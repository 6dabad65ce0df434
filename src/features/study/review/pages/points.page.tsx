/** @jsxImportSource hono/jsx */
import type { MemberId } from '../../../../core/ids.ts'
import { page } from '../../../../domain/access/page.ts'
import { aboutMember } from '../../../../domain/access/target.ts'
import { memberById } from '../../../../domain/people/store.ts'
import { noteView } from '../../../../domain/views/views.ts'
import { notFound, show } from '../../../../platform/pages/reply.ts'
import { Badge, type Tone } from '../../../../web/badge.tsx'
import { LinkButton, Row } from '../../../../web/button.tsx'
import { Empty, Section } from '../../../../web/section.tsx'
import { Table } from '../../../../web/table.tsx'
import { countsOf, type MapPoint, mapOf } from '../map.ts'
import { menteesNamed } from '../mentees.ts'
import { texts } from './texts.ts'

const words = texts.points
const tones: Record<MapPoint['standing'], Tone> = { mastered: 'good', learning: 'info', troublesome: 'warn' }

const rowOf = ({ point, standing, days, reps, helped }: MapPoint) => [
  point,
  <Badge text={words.standings[standing]} tone={tones[standing]} />,
  helped ? words.helped : words.later(days),
  words.times(reps),
]

const PointMap = ({ of, intro }: { of: ReadonlyMap<string, readonly MapPoint[]>; intro: string }) => {
  const { mastered, learning, troublesome } = countsOf(of)
  return (
    <>
      <p class="note">{intro}</p>
      {of.size === 0 ? (
        <Empty text={words.empty} />
      ) : (
        <p>
          <strong>{words.counts(mastered, learning, troublesome)}</strong>
        </p>
      )}
      {[...of].map(([subject, points]) => (
        <Section title={subject || words.noSubject}>
          <Table label={subject || words.noSubject} head={words.head} rows={points.map(rowOf)} empty={words.empty} />
        </Section>
      ))}
    </>
  )
}

/** 我的知识点：what one has mastered, is learning and keeps missing, and when it comes again. */
export const myPointsPage = page({
  method: 'GET',
  path: '/me/points',
  act: 'study.points',
  menu: words.menu,
  run: async (world, { actor }) => {
    const of = await mapOf(world.db, actor.id, world.clock.now())
    const mentees = await menteesNamed(world.db, actor)
    return show(
      words.title,
      <>
        <PointMap of={of} intro={words.intro} />
        {mentees.length > 0 && (
          <Section title={words.mentees}>
            <Row>
              {mentees.map(({ id, name }) => (
                <LinkButton to={`/people/${id}/points`} text={name} />
              ))}
            </Row>
          </Section>
        )}
      </>,
    )
  },
})

/** The same of somebody whom one looks after; that person reads afterwards who looked. */
export const pointsPage = page({
  method: 'GET',
  path: '/people/:id/points',
  act: 'study.points',
  target: ({ db }, { params }) => aboutMember(db, params.id as MemberId),
  run: async (world, { actor, params }) => {
    const id = params.id as MemberId
    const member = await memberById(world.db, id)
    if (!member) return notFound
    const own = id === actor.id
    if (!own)
      await world.db.commit((to) => [noteView(to, world, { viewerId: actor.id, memberId: id, what: 'study.points' })])
    const of = await mapOf(world.db, id, world.clock.now())
    return show(
      own ? words.title : words.otherTitle(member.name),
      <>
        {!own && <p class="note">{words.watched}</p>}
        <PointMap of={of} intro={own ? words.intro : words.otherIntro} />
      </>,
    )
  },
})
