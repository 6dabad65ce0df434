/** @jsxImportSource hono/jsx */
import { localDateOf } from '../../../core/clock.ts'
import { readDay } from '../../../core/days.ts'
import type { BranchId } from '../../../core/ids.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { branchesWithin, somewhere } from '../../../domain/access/within.ts'
import { type Branch, everyBranch } from '../../../domain/people/store.ts'
import { notFound, show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Field, Filters, Select } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { type DutyState, periodOf } from '../duties.ts'
import { dutyBook } from '../duty-book.ts'
import { mayChair, meetingsBetween, teamsIn } from '../list.ts'
import { Duties, Meetings } from './ledger-tables.tsx'
import { LateForm, PlanForm } from './plan-forms.tsx'
import { texts } from './texts.ts'

const states = ['overdue', 'due', 'planned', 'held', 'entered-late'] as const satisfies readonly DutyState[]

/** 各支部：how many of each duty stand how; of the present quarter and the one before. */
const Overview = async ({ world, branches }: { world: World; branches: readonly Branch[] }) => {
  const today = localDateOf(world.clock.now())
  const books = await Promise.all(
    branches.map(async (branch) => ({ branch, duties: await dutyBook(world.db, branch.id, today) })),
  )
  return (
    <Section title={texts.overview.title} note={texts.overview.note}>
      <Table
        label={texts.overview.title}
        head={texts.overview.head}
        rows={books.map(({ branch, duties }) => [
          branch.name,
          ...states.map((state) => String(duties.filter((d) => d.state === state).length)),
          <a href={`/meetings?branch=${branch.id}`}>{texts.overview.open}</a>,
        ])}
        empty={texts.overview.empty}
      />
    </Section>
  )
}

/** 会议台账：what a branch owes, what it held, who of how many were there. Numbers here; names on the page of each meeting. */
export const ledgerPage = page({
  method: 'GET',
  path: '/meetings',
  act: 'meeting.view',
  target: somewhere('meeting.view'),
  menu: { label: texts.title, about: texts.menu },
  run: async (world, { actor, member, query }) => {
    const { ids } = await branchesWithin(world, actor, 'meeting.view')
    const open = (await everyBranch(world.db)).filter((b) => ids.includes(b.id))
    const wanted = query('branch') as BranchId
    const branch =
      open.find((b) => b.id === wanted) ?? (wanted ? undefined : open.find((b) => b.id === member.branchId))
    const chosen = branch ?? (wanted ? undefined : open[0])
    if (!chosen) return notFound
    const now = world.clock.now()
    const today = localDateOf(now)
    const month = periodOf('month', readDay(query('month')) ?? today)
    const place = { companyId: chosen.companyId, branchId: chosen.id }
    const [duties, listed] = [
      await dutyBook(world.db, chosen.id, today),
      await meetingsBetween(world.db, chosen.id, month),
    ]
    const plans = may(actor, 'meeting.plan', { place })
    const choices = plans && {
      branch: chosen.id,
      once: world.ids.next(),
      chairs: await mayChair(world.db, chosen.id),
      teams: await teamsIn(world.db, chosen.id),
      me: actor.id,
      today,
    }
    return show(
      texts.title,
      <>
        <p>{texts.hours}</p>
        <Filters to="/meetings">
          <Select
            label={texts.branch}
            name="branch"
            required
            options={open.map(({ id, name }) => [id, name] as const)}
            value={chosen.id}
          />
          <Field label={texts.month} name="month" type="date" value={month.first} />
        </Filters>
        {open.length > 1 && <Overview world={world} branches={open} />}
        <Duties of={duties} />
        <Meetings of={listed} now={now} />
        {may(actor, 'meeting.export', { place }) && (
          <Row>
            <LinkButton to={`/meetings/export.xlsx?branch=${chosen.id}`} text={texts.export} />
          </Row>
        )}
        {choices && <PlanForm {...choices} />}
        {choices && <LateForm {...choices} once={world.ids.next()} />}
      </>,
    )
  },
})
