/** @jsxImportSource hono/jsx */
import { wordOf } from '../../../core/cells.ts'
import { type LocalDate, localDateOf } from '../../../core/clock.ts'
import { readDay } from '../../../core/days.ts'
import { page } from '../../../domain/access/page.ts'
import { installExamples, patternsOf, setPattern } from '../../../domain/shifts/patterns.ts'
import type { Pattern } from '../../../domain/shifts/turn.ts'
import { goTo, show, showAgain } from '../../../platform/pages/reply.ts'
import { Badge } from '../../../web/badge.tsx'
import { Act, LinkButton, Row } from '../../../web/button.tsx'
import { Checks, Field, Form, TextArea } from '../../../web/form.tsx'
import { Empty, Facts, Section } from '../../../web/section.tsx'
import { aboutBranch, mayChange } from './people.ts'
import { readPattern, writeCycle, writeShift } from './read-pattern.ts'
import { texts as all } from './texts.ts'

const texts = all.patterns
const monday = '2024-01-01' as LocalDate

const Shown = ({ name, shifts, cycle, example, changeable }: Pattern & { changeable: boolean }) => (
  <Section title={name} aside={example && <Badge text={texts.example} />}>
    <Facts
      of={[
        ...shifts.map((s) => {
          const line = texts.shiftLine(s.meeting, s.start, s.end)
          return [s.name, s.surface ? `${line}　${texts.surface}` : line] as const
        }),
        [texts.cycle, writeCycle(cycle)] as const,
      ]}
    />
    {changeable && (
      <Row>
        <LinkButton to={`/shifts/patterns?name=${encodeURIComponent(name)}`} text={texts.edit} />
        <Act to="/shifts/patterns/end" text={texts.end} look="danger" fields={{ name }} sure={texts.endSure(name)} />
      </Row>
    )}
  </Section>
)

type Typed = { name: string; shifts: string; cycle: string; since: string; weekly: boolean }

const PatternForm = ({ name, shifts, cycle, since, weekly }: Typed) => (
  <Section title={texts.add} note={texts.addNote}>
    <Form to="/shifts/patterns/set" submit={texts.submit}>
      <Field label={texts.name} name="name" value={name} maxLength={20} required />
      <TextArea label={texts.shifts} name="shifts" value={shifts} hint={texts.shiftsHint} required />
      <TextArea label={texts.cycleField} name="cycle" value={cycle} hint={texts.cycleHint} rows={2} required />
      <Checks
        legend={texts.weeklyLegend}
        name="weekly"
        options={[['yes', texts.weekly]]}
        chosen={weekly ? ['yes'] : []}
      />
      <Field label={texts.since} name="since" type="date" value={since} required />
    </Form>
  </Section>
)

/** 班制：what shifts there are and in which order they come; the branch's keepers change them. */
const patternsPage = page({
  method: 'GET',
  path: '/shifts/patterns',
  act: 'shift.view',
  menu: all.menu.patterns,
  run: async ({ db, clock }, { actor, query }) => {
    const { branchId } = actor.place
    const patterns = await patternsOf(db, branchId)
    const mine = patterns.find((p) => p.name === query('name'))
    const typed: Typed = {
      name: mine?.name ?? '',
      shifts: mine?.shifts.map(writeShift).join('\n') ?? texts.shiftsExample,
      cycle: mine ? writeCycle(mine.cycle) : '',
      since: localDateOf(clock.now()),
      weekly: mine?.anchor != null,
    }
    const changeable = mayChange(actor, await aboutBranch(db, branchId))
    return show(
      texts.title,
      <>
        {patterns.length === 0 && <Empty text={texts.empty} />}
        {patterns.map((pattern) => (
          <Shown {...pattern} changeable={changeable} />
        ))}
        {changeable && (
          <>
            {patterns.length === 0 && (
              <Act to="/shifts/patterns/examples" text={texts.install} sure={texts.installAbout} />
            )}
            <PatternForm {...typed} />
          </>
        )}
      </>,
    )
  },
})

const examples = page({
  method: 'POST',
  path: '/shifts/patterns/examples',
  act: 'shift.change',
  target: ({ db }, _, actor) => aboutBranch(db, actor.place.branchId),
  run: async (world, { actor }) => {
    await installExamples(world, { branchId: actor.place.branchId, by: actor.id })
    return goTo('/shifts/patterns', texts.installed)
  },
})

const end = page({
  method: 'POST',
  path: '/shifts/patterns/end',
  act: 'shift.change',
  target: ({ db }, _, actor) => aboutBranch(db, actor.place.branchId),
  run: async (world, { actor, form }) => {
    const { branchId } = actor.place
    const old = (await patternsOf(world.db, branchId)).find((p) => p.name === form.text('name'))
    if (!old) return goTo('/shifts/patterns', all.said.noPattern, 'bad')
    const { name, shifts } = old
    const given = {
      branchId,
      name,
      shifts,
      cycle: [],
      anchor: null,
      since: localDateOf(world.clock.now()),
      by: actor.id,
    }
    const outcome = await setPattern(world, given)
    return outcome.kind === 'set'
      ? goTo('/shifts/patterns', texts.ended)
      : goTo('/shifts/patterns', all.said.meanwhile, 'bad')
  },
})

const set = page({
  method: 'POST',
  path: '/shifts/patterns/set',
  act: 'shift.change',
  target: ({ db }, _, actor) => aboutBranch(db, actor.place.branchId),
  run: async (world, { actor, form }) => {
    const weekly = form.texts('weekly').includes('yes')
    const field = (name: string) => form.text(name)
    const typed = { name: field('name'), shifts: field('shifts'), cycle: field('cycle'), since: field('since'), weekly }
    const again = (why: string) => showAgain(texts.title, <PatternForm {...typed} />, why)
    const read = readPattern(typed.shifts, typed.cycle)
    const since = readDay(typed.since)
    if (!read) return again(texts.wrong.line)
    if (!since) return again(all.said.badDay)
    if (read.cycle.length === 0) return again(texts.wrong['no-cycle'])
    const { branchId } = actor.place
    const anchor = weekly ? monday : null
    const outcome = await setPattern(world, {
      branchId,
      name: wordOf(typed.name),
      ...read,
      anchor,
      since,
      by: actor.id,
    })
    if (outcome.kind === 'wrong') return again(texts.wrong[outcome.why])
    if (outcome.kind === 'changed-meanwhile') return again(all.said.meanwhile)
    return goTo('/shifts/patterns', texts.saved)
  },
})

export const patternPages = [patternsPage, examples, end, set]
