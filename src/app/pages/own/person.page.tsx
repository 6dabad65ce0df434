/** @jsxImportSource hono/jsx */
import type { MemberId } from '../../../core/ids.ts'
import { page } from '../../../domain/access/page.ts'
import { aboutMember } from '../../../domain/access/target.ts'
import { noteView } from '../../../domain/views/views.ts'
import type { Feature } from '../../../platform/feature.ts'
import { notFound, show } from '../../../platform/pages/reply.ts'
import { aboutPerson } from './about.ts'
import { PersonFacts } from './person-facts.tsx'
import { RecordTable } from './record-table.tsx'
import { recordsOf } from './records.ts'
import { texts } from './texts.records.ts'

/** Rows of each section. */
const most = 30

/** 一个人的记录：for those who may; that person reads afterwards who it was. */
export const personPage = (features: readonly Feature[]) =>
  page({
    method: 'GET',
    path: '/people/:id',
    act: 'record.view',
    target: ({ db }, { params }) => aboutMember(db, params.id as MemberId),
    run: async (world, { actor, params }) => {
      const id = params.id as MemberId
      const about = await aboutPerson(world.db, id)
      if (!about) return notFound
      const own = actor.id === id
      // Written before it is shown: what was seen cannot be unseen.
      if (!own)
        await world.db.commit((to) => [noteView(to, world, { viewerId: actor.id, memberId: id, what: 'record.view' })])
      const now = world.clock.now()
      const sections = await recordsOf(world, features, id, own)
      return show(
        texts.otherTitle(about.name),
        <>
          {!own && <p class="note">{texts.watched}</p>}
          <PersonFacts about={about} now={now} />
          {sections.map((section) => (
            <RecordTable section={section} from={0} most={most} now={now} />
          ))}
        </>,
      )
    },
  })
