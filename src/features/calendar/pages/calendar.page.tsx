/** @jsxImportSource hono/jsx */
import { localDateOf } from '../../../core/clock.ts'
import { daysBetween, weekdayOf } from '../../../core/days.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { overridesOf } from '../../../domain/calendar/calendar.ts'
import { type Stretch, stretchesOf } from '../../../domain/calendar/days-of-year.ts'
import { horizonFrom, isCovered, type OfficeDay, yearOf } from '../../../domain/calendar/office-day.ts'
import { show } from '../../../platform/pages/reply.ts'
import { Badge } from '../../../web/badge.tsx'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Notice, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { DayForm, YearForm } from './forms.tsx'
import { texts } from './texts.ts'

const dayOf = ({ day }: OfficeDay) => texts.day(day, weekdayOf(day))

const rowOf =
  (known: boolean) =>
  ({ first, last }: Stretch) => [
    first === last ? dayOf(first) : texts.stretch(dayOf(first), dayOf(last), daysBetween(first.day, last.day) + 1),
    <Badge text={texts.office[`${first.office}`]} tone={first.office ? 'info' : 'good'} />,
    first.name ?? '',
    first.overridden ? texts.by.branch : known ? texts.by.published : texts.by.statutory,
  ]

/** 日历：what differs from the week, who said so, and how far it is known; the branch's administrator changes it. */
export const calendarPage = page({
  method: 'GET',
  path: '/calendar',
  act: 'calendar.view',
  menu: texts.menu,
  run: async ({ db, clock }, { actor, query }) => {
    const today = localDateOf(clock.now())
    const asked = Number(query('year'))
    const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : yearOf(today)
    const overrides = await overridesOf(db, actor.place.branchId)
    const horizon = horizonFrom(overrides, today)
    const known = isCovered(overrides, year)
    return show(
      texts.title(year),
      <>
        <Notice tone={known ? 'info' : 'bad'} text={known && horizon ? texts.until(horizon) : texts.unknown(year)} />
        <Section note={texts.note}>
          <Table
            label={texts.table}
            head={texts.head}
            rows={stretchesOf(overrides, year).map(rowOf(known))}
            empty={texts.empty}
          />
          <Row>
            {[year - 1, year + 1].map((other) => (
              <LinkButton to={`/calendar?year=${other}`} text={texts.earlier(other)} />
            ))}
          </Row>
        </Section>
        {may(actor, 'calendar.change', { place: actor.place }) && (
          <>
            <DayForm day={today} />
            <YearForm year={known ? year + 1 : year} lines="" />
          </>
        )}
      </>,
    )
  },
})
