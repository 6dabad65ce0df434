import { and, eq, like, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { texts } from '../../../cards/materials/texts.ts'
import type { MaterialId, MemberId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { confirm } from '../../domain/confirmations/ledger.ts'
import { retractPushes } from '../../domain/disturbance/push.ts'
import { openGap } from '../../domain/gaps/open.ts'
import { definePaper } from '../../domain/papers/kind.ts'
import { isOpened, openPaper, preparePaper } from '../../domain/papers/open.ts'
import { papers } from '../../domain/papers/schema.ts'
import type { Paper } from '../../domain/papers/store.ts'
import { isHeld } from '../../domain/questions/held.ts'
import { pointOf } from '../../domain/questions/question.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { checkOf } from './faces.ts'
import { ledgerSubject, pushKey } from './keys.ts'
import { materialReadings } from './schema.ts'
import { readingIs, readingOf, type Stored, stillCounts, storedById } from './store.ts'

const refOf = (id: MaterialId, version: number) => `${id}/${version}`
const aboutOf = ({ ref }: Pick<Paper, 'ref'>) => {
  const [id = '', version = ''] = ref.split('/')
  return { id: id as MaterialId, version: Number(version) }
}

/** One miss is nothing; after the second somebody looks at it together with the person. */
const mostTries = 2

/** 学懂检查：one question of one material. A right answer is what confirms; a tap is not. */
export const checkPaper = definePaper({
  kind: 'materials.check',
  source: 'material',
  reveal: 'at-once',
  face: () => ({ title: texts.paper.title }),
  afterword: async (world, paper, { correct, at }) => {
    if (correct) return undefined
    const { id, version } = aboutOf(paper)
    const [stored, reading] = await Promise.all([
      storedById(world.db, id),
      readingOf(world.db, id, version, paper.memberId),
    ])
    if (!stored) return undefined
    // The card is drawn before the commit that counts this miss, and again after it.
    const counted = reading?.missedAt?.getTime() === at.getTime()
    const misses = (reading?.misses ?? 0) + (counted ? 0 : 1)
    return (misses >= mostTries ? texts.paper.together : texts.paper.again)(stored.version.title)
  },
  answered: (to, world, paper, { item, correct, at }, provided) => {
    const { id, version } = aboutOf(paper)
    const { memberId } = paper
    const mine = readingIs(id, version, memberId)
    // What was retired or replaced meanwhile confirms what was asked, nothing newer.
    const line = {
      ...{ memberId, subject: ledgerSubject(id, version) },
      ...{ kind: 'study' as const, confirmedBy: 'system' as const, evidence: `paper/${paper.id}`, occurredAt: at },
    }
    return [
      insertIf(to, materialReadings, { materialId: id, version, memberId, readAt: at, lastReadAt: at }, provided),
      confirm(to, world, { ...line, stage: 'learned' }, provided),
      ...(correct
        ? [
            to
              .update(materialReadings)
              .set({ understoodAt: sql`coalesce(${materialReadings.understoodAt}, ${at.getTime()})` })
              .where(and(mine, provided)),
            confirm(to, world, { ...line, stage: 'understood' }, provided),
          ]
        : missed(to, world, paper, item.question, { mine, at, provided })),
      ...(['sent', 'renewed', 'remind'] as const).map((why) =>
        retractPushes(to, pushKey(why, id, version, memberId), provided),
      ),
    ]
  },
})

const missed = (
  to: Writer,
  world: World,
  { memberId }: Paper,
  question: Paper['items'][number]['question'],
  { mine, at, provided }: { mine: SQL; at: Date; provided: SQL },
): Write[] => [
  to
    .update(materialReadings)
    .set({ misses: sql`${materialReadings.misses} + 1`, missedAt: at })
    .where(and(mine, provided)),
  openGap(
    to,
    world,
    { memberId, point: pointOf(question), questionId: question.id, because: 'misses' },
    sql`${provided} and exists (select 1 from ${materialReadings} where ${mine} and ${materialReadings.misses} >= ${mostTries})`,
  ),
]

export type CheckOutcome = 'asked' | 'understood' | 'readFirst' | 'enough' | 'noCheck' | 'paused' | 'later'

/** A week is enough for one question. Milliseconds. */
const week = 7 * 86_400_000

/** How many a person has had about it; one that still lies open is the one that is shown. */
const endedBefore = ({ db, clock }: World, ref: string, member: MemberId): Promise<number> =>
  db.read.$count(
    papers,
    and(
      ...[eq(papers.kind, checkPaper.kind), eq(papers.ref, ref), eq(papers.memberId, member)],
      or(ne(papers.state, 'open'), lte(papers.closesAt, clock.now())),
    ),
  )

/** 做一题：the same question again for whoever has not answered it; another try after a miss only after reading again. */
export const askCheck = async (world: World, stored: Stored, actor: Actor): Promise<CheckOutcome> => {
  const { material, version } = stored
  const reading = await readingOf(world.db, material.id, version.version, actor.id)
  if (reading?.understoodAt) return 'understood'
  if (!version.questionId) return 'noCheck'
  const question = await checkOf(world, version)
  if (!question) return 'paused'
  if (await isHeld(world.db, question.id)) return 'later'
  const misses = reading?.misses ?? 0
  if (misses >= mostTries) return 'enough'
  if (reading?.missedAt && reading.lastReadAt <= reading.missedAt) return 'readFirst'
  const { account } = actor
  const ref = refOf(material.id, version.version)
  const ended = await endedBefore(world, ref, actor.id)
  const { row, card, letterKey } = await preparePaper(world, checkPaper, {
    key: `${ref}/${actor.id}/${ended + 1}`,
    ...{ memberId: actor.id, branchId: material.branchId, ref },
    items: [{ questionId: question.id }],
    closesAt: new Date(world.clock.now().getTime() + week),
  })
  const counts = stillCounts(material.id, version.version)
  await world.db.commit((to) => [
    openPaper(to, row, counts),
    ...(account ? [enqueue(to, world, { key: letterKey, lane: 'reply', to: { account }, card }, isOpened(row))] : []),
  ])
  return 'asked'
}

/** Questions about it that still lie open are over: nobody is asked about what is not to be learned any more. */
export const closeChecks = (to: Writer, world: Pick<World, 'clock'>, id: MaterialId, provided: SQL): Write =>
  to
    .update(papers)
    .set({ closesAt: world.clock.now() })
    .where(and(eq(papers.kind, checkPaper.kind), like(papers.ref, `${id}/%`), eq(papers.state, 'open'), provided))
