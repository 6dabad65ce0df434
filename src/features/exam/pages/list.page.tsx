/** @jsxImportSource hono/jsx */
import { texts as cardTexts } from '../../../../cards/exam/texts.ts'
import { localDateOf } from '../../../core/clock.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { paperById } from '../../../domain/papers/store.ts'
import { policyOf } from '../../../domain/policy/policy.ts'
import { goTo, show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Badge } from '../../../web/badge.tsx'
import { Act, LinkButton, Row } from '../../../web/button.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { announceExam } from '../announce.ts'
import { isGraded } from '../paper.ts'
import { standingIn } from '../standing.ts'
import { type Exam, examsOf, type Sitting, sittingsOfMember } from '../store.ts'
import { nextExamDay } from '../times.ts'
import { texts } from './texts.ts'

const words = texts.list
const shown = 12
const branchOf = ({ place }: Actor) => ({ place: { companyId: place.companyId, branchId: place.branchId } })

const mineIn = async ({ db }: World, exam: Exam, sitting: Sitting | undefined): Promise<string> => {
  if (!sitting) return ''
  if (isGraded(exam, sitting.round)) {
    if (!sitting.sat) return words.mine.none
    return sitting.passed ? words.mine.passed : words.mine.lesson
  }
  const paper = sitting.paperId && (await paperById(db, sitting.paperId))
  if (!paper) return words.mine.none
  if (paper.state !== 'open') return words.mine.handed
  return paper.startedAt ? words.mine.writing : words.mine.waiting
}

/** What an announcement by hand is about: the exam that was short, else the next one; nothing when that is announced. */
const announceable = async ({ db, clock }: World, actor: Actor, all: readonly Exam[]) => {
  const [short] = all
  // Over the end of the month it stays the exam that was short.
  if (short?.state === 'short') return { wanted: localDateOf(short.opensAt), month: short.month, short }
  const wanted = nextExamDay(localDateOf(clock.now()), (await policyOf(db, actor.place.branchId)).examDay)
  const month = wanted.slice(0, 7)
  return all.some((exam) => exam.month === month) ? undefined : { wanted, month }
}

/** 月考：what there was and what is, one's own in it. */
const list = page({
  ...{ method: 'GET', path: '/exams', act: 'exam.view' },
  target: async (_world, _visit, actor) => branchOf(actor),
  menu: { label: words.title, about: words.menu },
  run: async (world, { actor }) => {
    const { db, clock } = world
    const now = clock.now()
    const all = await examsOf(db, actor.place.branchId, shown)
    const manages = may(actor, 'exam.manage', branchOf(actor))
    const own = await sittingsOfMember(db, actor.id)
    const rows = []
    for (const exam of all) {
      if (exam.state === 'short' && !manages) continue
      const mine = standingIn(
        exam,
        own.flatMap((o) => (o.exam.id === exam.id ? [o.sitting] : [])),
      )
      const said = await mineIn(world, exam, mine)
      const graded = mine && isGraded(exam, mine.round)
      rows.push([
        cardTexts.monthWords(exam.month),
        <When at={exam.opensAt} now={now} />,
        <When at={exam.closesAt} now={now} />,
        <Badge text={words.states[exam.state]} tone={exam.state === 'open' ? 'info' : 'calm'} />,
        mine ? <a href={`/exam/${exam.id}`}>{`${said} · ${graded ? words.see : words.go}`}</a> : said,
        exam.closedAt ? <a href={`/exams/${exam.id}`}>{words.details}</a> : '',
      ])
    }
    const next = await announceable(world, actor, all)
    return show(
      words.title,
      <>
        <Section note={words.about}>
          <Table label={words.table} head={words.head} rows={rows} empty={words.empty} />
        </Section>
        {manages && (
          <Section title={words.manage}>
            {next?.short && (
              <ul>
                {(next.short.shortages ?? []).map((lack) => (
                  <li>{cardTexts.lack(lack)}</li>
                ))}
              </ul>
            )}
            <Row>
              <LinkButton to="/exams/blueprint" text={words.blueprint} />
              <LinkButton to="/exams/appeals" text={words.appeals} />
              {next && (
                <Act
                  to="/exams/announce"
                  text={next.short ? words.announce : words.announceNow(cardTexts.monthWords(next.month))}
                  sure={words.announceSure}
                  once={world.ids.next()}
                />
              )}
            </Row>
          </Section>
        )}
      </>,
    )
  },
})

const announce = page({
  ...{ method: 'POST', path: '/exams/announce', act: 'exam.manage' },
  target: async (_world, _visit, actor) => branchOf(actor),
  run: async (world, { actor }) => {
    const { branchId } = actor.place
    const next = await announceable(world, actor, await examsOf(world.db, branchId, shown))
    if (!next) return goTo('/exams', words.before, 'info')
    const { wanted, month } = next
    const became = await announceExam(world, { branchId, wanted, month, by: actor.id })
    if (became === 'short') return goTo('/exams', words.stillShort, 'bad')
    return became === 'announced' ? goTo('/exams', words.announced) : goTo('/exams', words.before, 'info')
  },
})

export const listPages = [list, announce]
