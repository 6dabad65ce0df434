/** @jsxImportSource hono/jsx */
import { sql } from 'drizzle-orm'
import { texts as cardTexts } from '../../../../cards/exam/texts.ts'
import type { BranchId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { candidates } from '../../../domain/questions/store.ts'
import type { Form as Sent } from '../../../platform/pages/form.ts'
import { goTo, show, showAgain } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { LinkButton } from '../../../web/button.tsx'
import { Field, Form, Select, TextArea } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { lacksOf } from '../bank.ts'
import { type Blueprint, faultOf, kindOrder, limits } from '../blueprint.ts'
import { examBlueprints } from '../schema.ts'
import { blueprintOf, nextBlueprintVersion } from '../store.ts'
import { texts } from './texts.ts'

const words = texts.blueprint
const branchOf = async (_world: World, _visit: unknown, { place }: Actor) => ({
  place: { companyId: place.companyId, branchId: place.branchId },
})

const number = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN)

/** '顶板 3' a line; a line that is none becomes a subject with no number. */
const readSubjects = (text: string): Blueprint['subjects'] =>
  text
    .split('\n')
    .map((line) => line.normalize('NFKC').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, subject = '', count = ''] = /^(.{1,60}?)\s+(\d{1,3})$/.exec(line) ?? []
      return { subject, count: number(count) }
    })

const read = (form: Sent): Blueprint => ({
  total: number(form.text('total')),
  kinds: {
    single: number(form.text('single')),
    multiple: number(form.text('multiple')),
    judge: number(form.text('judge')),
  },
  subjects: readSubjects(form.text('subjects')),
  ownPost: number(form.text('ownPost') || '0'),
  difficulty: [number(form.text('from')), number(form.text('to'))],
  passMark: number(form.text('passMark')),
  minutes: number(form.text('minutes')),
  halfForPart: form.text('half') !== 'none',
})

const shownNumber = (n: number): string => (Number.isNaN(n) ? '' : String(n))

const Editor = ({ of, once }: { of: Blueprint; once: string }) => {
  const range = (name: string, label: string, value: number, [min, max]: readonly [number, number]) => (
    <Field {...{ name, label, value: shownNumber(value), min: String(min), max: String(max) }} type="number" required />
  )
  return (
    <Form to="/exams/blueprint/save" submit={words.submit} once={once}>
      {range('total', words.total, of.total, limits.total)}
      {kindOrder.map((kind) => range(kind, words.kind(kind), of.kinds[kind], [0, 100]))}
      <TextArea
        label={words.subjects}
        name="subjects"
        hint={words.subjectsHint}
        value={of.subjects.map((s) => `${s.subject} ${shownNumber(s.count)}`).join('\n')}
      />
      {range('ownPost', words.ownPost, of.ownPost, [0, 100])}
      {range('from', words.from1, of.difficulty[0], [1, 5])}
      {range('to', words.to5, of.difficulty[1], [1, 5])}
      {range('passMark', words.passMark, of.passMark, limits.passMark)}
      {range('minutes', words.minutes, of.minutes, limits.minutes)}
      <Select
        label={words.half}
        name="half"
        required
        options={words.halfOptions}
        value={of.halfForPart ? 'half' : 'none'}
      />
    </Form>
  )
}

/** What the bank has for it: enough or not, and what of each subject. */
const Coverage = async ({ world, branchId, of }: { world: World; branchId: BranchId; of: Blueprint }) => {
  const ready = await candidates(world.db, { branchId, examReady: true })
  const lacks = faultOf(of) ? [] : await lacksOf(world.db, branchId, of)
  const subjects = [...new Set(ready.map((q) => q.subject))].sort()
  const count = (subject: string, kind: string) =>
    String(ready.filter((q) => q.subject === subject && q.kind === kind).length)
  return (
    <Section title={words.coverage} note={words.ready(ready.length)}>
      {lacks.length > 0 ? (
        <ul>
          {lacks.map((lack) => (
            <li>{cardTexts.lack(lack)}</li>
          ))}
        </ul>
      ) : (
        <p>{ready.length < of.total * 2 ? words.tight : words.enough}</p>
      )}
      <Table
        label={words.bySubject}
        head={words.subjectHead}
        empty={words.noReady}
        rows={subjects.map((subject) => [subject, ...kindOrder.map((kind) => count(subject, kind))])}
      />
    </Section>
  )
}

const body = async (world: World, { place: { branchId } }: Actor, given?: Blueprint) => {
  const { blueprint, from } = await blueprintOf(world.db, branchId)
  const of = given ?? blueprint
  const whose = from === 'usual' ? words.from.usual : from === '' ? words.from.company : words.from.own
  return (
    <>
      <Section note={`${words.about}${whose}。`}>
        <Editor of={of} once={world.ids.next()} />
      </Section>
      {await Coverage({ world, branchId, of })}
      <LinkButton to="/exams" text={texts.back} />
    </>
  )
}

/** 试卷蓝图：what a paper is made of, beside what the bank has. */
const edit = page({
  ...{ method: 'GET', path: '/exams/blueprint', act: 'exam.manage', target: branchOf },
  run: async (world, { actor }) => show(words.title, await body(world, actor)),
})

const save = page({
  ...{ method: 'POST', path: '/exams/blueprint/save', act: 'exam.manage', target: branchOf },
  run: async (world, { actor, form }) => {
    const blueprint = read(form)
    const fault = faultOf(blueprint)
    if (fault) return showAgain(words.title, await body(world, actor, blueprint), words.faults[fault])
    const { branchId } = actor.place
    const version = await nextBlueprintVersion(world.db, branchId)
    const [saved] = await world.db.commit((to) => [
      to
        .insert(examBlueprints)
        .values({ branchId, version, blueprint, by: actor.id, at: world.clock.now() })
        .onConflictDoNothing()
        .returning({ version: examBlueprints.version }),
      audit(
        to,
        world,
        { actor: actor.id, action: 'exam.blueprint-set', object: `branch/${branchId}`, detail: { version } },
        sql`changes() > 0`,
      ),
    ])
    if (saved.length === 0) return showAgain(words.title, await body(world, actor, blueprint), words.meanwhile)
    return goTo('/exams/blueprint', words.saved)
  },
})

export const blueprintPages = [edit, save]
