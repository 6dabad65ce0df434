/** @jsxImportSource hono/jsx */
import { texts as words } from '../../../../cards/me/texts.ts'
import type { MemberId } from '../../../core/ids.ts'
import { page } from '../../../domain/access/page.ts'
import { pushesADay } from '../../../domain/disturbance/budget.ts'
import { exemptKinds } from '../../../domain/disturbance/kinds.ts'
import { mutesOf } from '../../../domain/disturbance/mutes.ts'
import { toldSince, usedToday, waitingFor } from '../../../domain/disturbance/store.ts'
import { wishOf } from '../../../domain/memory/wishes.ts'
import { show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Badge } from '../../../web/badge.tsx'
import { Act, Row } from '../../../web/button.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { momentText, When } from '../../../web/when.tsx'
import { waitsFor } from '../settings.ts'
import { texts } from './texts.ts'

const fortnight = 14 * 86_400_000
/** As many rows as one wants to read. */
const shown = 200

const Mute = ({ until, now, once }: { until: Date | undefined; now: Date; once: string }) => (
  <Section title={texts.mute.title} note={until ? texts.mute.on(momentText(until, now)) : texts.mute.off}>
    <Row>
      {until ? (
        <Act to="/me/settings/unmute" text={texts.mute.end} look="main" once={once} />
      ) : (
        [1, 3, 7, 14].map((days) => (
          <Act to="/me/settings/mute" text={texts.mute.days(days)} fields={{ days: String(days) }} once={once} />
        ))
      )}
    </Row>
    <p class="note">{texts.mute.exempt(exemptKinds.map((kind) => words.kinds[kind]))}</p>
  </Section>
)

const Reviews = ({ perDay, once }: { perDay: number; once: string }) => (
  <Section title={texts.reviews.title} note={texts.reviews.now(perDay)}>
    <Row>
      {[0, 1, 2, 3].map((n) => (
        <Act
          to="/me/settings/reviews"
          text={texts.reviews.choose(n)}
          fields={{ perDay: String(n) }}
          once={once}
          {...(n === perDay ? { look: 'main' as const } : {})}
        />
      ))}
    </Row>
  </Section>
)

const lists = async ({ db, clock }: World, member: MemberId) => {
  const now = clock.now()
  const [waiting, told, used] = await Promise.all([
    waitingFor(db, [member]),
    toldSince(db, member, new Date(now.getTime() - fortnight), shown),
    usedToday(db, [member], now),
  ])
  return { waiting, told, used: used.get(member) ?? 0 }
}

/** 我的设置：how one was disturbed, why, and how not to be. */
export const settingsPage = page({
  method: 'GET',
  path: '/me/settings',
  act: 'settings.change',
  menu: texts.menu,
  run: async (world, { actor }) => {
    const now = world.clock.now()
    const until = (await mutesOf(world.db, [actor.id], now)).get(actor.id)
    const { waiting, told, used } = await lists(world, actor.id)
    return show(
      texts.title,
      <>
        <Mute until={until} now={now} once={world.ids.next()} />
        <Reviews perDay={(await wishOf(world.db, actor.id)).perDay} once={world.ids.next()} />
        <Section
          title={texts.today.title}
          note={texts.today.note}
          aside={<Badge text={texts.today.used(used, pushesADay)} tone={used < pushesADay ? 'calm' : 'info'} />}
        />
        <Section title={texts.waiting.title}>
          <Table
            label={texts.waiting.label}
            head={texts.waiting.head}
            rows={waiting.map((push) => [push.line, words.waits[waitsFor(push, until !== undefined)]])}
            empty={texts.waiting.empty}
          />
        </Section>
        <Section title={texts.past.title}>
          <Table
            label={texts.past.label}
            head={texts.past.head}
            rows={told.map(({ leftAt, writtenAt, kind, line, state }) => [
              <When at={leftAt ?? writtenAt} now={now} />,
              words.kinds[kind],
              line,
              state === 'digested' ? texts.past.together : texts.past.alone,
            ])}
            empty={texts.past.empty}
          />
        </Section>
      </>,
    )
  },
})
