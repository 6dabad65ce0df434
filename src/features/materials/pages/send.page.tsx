/** @jsxImportSource hono/jsx */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { localDateOf } from '../../../core/clock.ts'
import { groupBy } from '../../../core/group-by.ts'
import type { MaterialId, TeamId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { may, type Target } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { roles } from '../../../domain/people/roles.ts'
import { teams } from '../../../domain/people/schema.ts'
import { branchById } from '../../../domain/people/store.ts'
import type { Form } from '../../../platform/pages/form.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { isDone, progressFor } from '../progress.ts'
import { type Audience, audiences, materialSendings } from '../schema.ts'
import { deliverSending, planSending } from '../send.ts'
import { storedById } from '../store.ts'
import { aboutMaterial } from '../targets.ts'
import { stateOf } from './list.page.tsx'
import { texts } from './texts.ts'

const words = texts.send
const idIn = ({ params }: Pick<Visit, 'params'>) => (params.id ?? '') as MaterialId
const changed = {
  act: 'material.change',
  target: (world: World, { params }: Visit) => aboutMaterial(world, params.id ?? ''),
} as const

/** What a form says of whom; nothing when it names nobody who is there. */
const targetIn = async (
  { db }: World,
  form: Form,
  audience: Audience,
  branchId: string,
): Promise<string | undefined> => {
  if (audience === 'branch') return ''
  if (audience === 'role') return roles.find((r) => r !== 'worker' && r === form.text('role'))
  if (audience === 'post') return form.text('post').slice(0, 30) || undefined
  const [team] = await db.read
    .select({ id: teams.id, branchId: teams.branchId })
    .from(teams)
    .where(eq(teams.id, form.text('team') as TeamId))
  return team?.branchId === branchId ? team.id : undefined
}

/** '2026-03-02T14:00' on the mine's clock; now for nothing. */
const momentIn = (text: string, now: Date): Date | undefined => {
  if (text === '') return now
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? new Date(`${text}:00+08:00`) : undefined
  return at && !Number.isNaN(at.getTime()) ? at : undefined
}

const send = page({
  ...{ method: 'POST', path: '/materials/:id/send', ...changed },
  run: async (world, { actor, params, form, once }) => {
    const stored = await storedById(world.db, idIn({ params }))
    if (!stored) return notFound
    const { material, version } = stored
    const back = `/materials/${material.id}` as const
    const now = world.clock.now()
    const state = stateOf(stored, localDateOf(now))
    if (state && state !== 'early') return goTo(back, texts.state[state], 'bad')
    const audience = audiences.find((a) => a === form.text('audience'))
    const target = audience && (await targetIn(world, form, audience, material.branchId))
    if (!audience || target === undefined) return goTo(back, words.needsTarget, 'bad')
    if (audience === 'branch' && !(await branchById(world.db, material.branchId))?.chatId)
      return goTo(back, words.noGroup, 'bad')
    const dueAt = momentIn(form.text('when'), now)
    if (!dueAt) return goTo(back, words.badTime, 'bad')
    if (version.validFrom && localDateOf(dueAt) < version.validFrom) return goTo(back, words.early, 'bad')
    const remindDays = Number(form.text('remind') || '0')
    if (!Number.isInteger(remindDays) || remindDays < 0 || remindDays > 30) return goTo(back, words.badDays, 'bad')
    const sending = await planSending(world, stored, { once, audience, target, by: actor.id, dueAt, remindDays })
    // Time goes on while it is written down: what was due then is due by now.
    if (!sending || sending.dueAt > world.clock.now()) return goTo(back, words.planned)
    // The job would do it too; now is what was asked for.
    if (!sending.sentAt) await deliverSending(world, sending)
    return goTo(back, words.sent)
  },
})

const cancel = page({
  ...{ method: 'POST', path: '/materials/:id/cancel', ...changed },
  run: async (world, { actor, params, form }) => {
    const id = idIn({ params })
    const waits = and(
      eq(materialSendings.id, form.text('sending')),
      eq(materialSendings.materialId, id),
      isNull(materialSendings.sentAt),
      isNull(materialSendings.cancelledAt),
    )
    const [, cancelled] = await world.db.commit((to) => [
      audit(
        to,
        world,
        { actor: actor.id, action: 'materials.sending-cancelled', object: `material/${id}` },
        sql`exists (select 1 from ${materialSendings} where ${waits})`,
      ),
      to
        .update(materialSendings)
        .set({ cancelledAt: world.clock.now() })
        .where(waits)
        .returning({ id: materialSendings.id }),
    ])
    return goTo(`/materials/${id}`, cancelled.length > 0 ? words.cancelled : words.sent, 'info')
  },
})

/** The branch for those who look after it; a team for who leads one of it. */
const reach = async (world: World, { params }: Visit, actor: Actor): Promise<Target | undefined> => {
  const branch = await aboutMaterial(world, params.id ?? '')
  if (!branch?.place || may(actor, 'material.progress', branch)) return branch
  const led = actor.grants.flatMap((g) => (g.scopeKind === 'team' ? [g.scopeId as TeamId] : []))
  for (const teamId of led) {
    const [team] = await world.db.read.select().from(teams).where(eq(teams.id, teamId))
    if (team && team.branchId === branch.place.branchId) return { place: { ...branch.place, teamId } }
  }
  return branch
}

/** 还没学的：names, for those who may help them; nobody else, no order of merit. */
const waiting = page({
  ...{ method: 'GET', path: '/materials/:id/waiting', act: 'material.progress', target: reach },
  run: async (world, { actor, params }) => {
    const stored = await storedById(world.db, idIn({ params }))
    if (!stored || stateOf(stored, localDateOf(world.clock.now()))) return notFound
    const { learners, hasCheck } = await progressFor(world, stored, actor)
    const late = learners.filter((l) => !isDone(l.standing, hasCheck))
    const named = await world.db.read.select().from(teams).where(eq(teams.branchId, stored.material.branchId))
    const nameOf = new Map(named.map((t) => [t.id, t.name]))
    const inTeams = [...groupBy(late, (l) => l.member.teamId).values()].flat()
    return show(
      texts.progress.waiting,
      <>
        <Row>
          <LinkButton to={`/materials/${stored.material.id}`} text={stored.version.title} />
        </Row>
        <Section note={texts.progress.waitingAbout}>
          <Table
            label={texts.progress.waiting}
            head={texts.progress.head}
            rows={inTeams.map(({ member, standing }) => [
              member.name,
              nameOf.get(member.teamId) ?? '',
              texts.one.standing[standing],
            ])}
            empty={texts.progress.none}
          />
          <p class="note">{texts.progress.people(late.length)}</p>
        </Section>
      </>,
    )
  },
})

export const sendPages = [send, cancel, waiting]
