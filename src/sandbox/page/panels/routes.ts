import { Hono } from 'hono'
import { z } from 'zod'
import type { Feishu } from '../../feishu/types.ts'
import { command } from '../commands.ts'
import { cardOf } from './card.ts'
import { badDaysOf, switchBadDay } from './faults.ts'
import { cardInput, faultInput, listInput, monthInput, one, personInput } from './inputs.ts'
import type { EventLine } from './lines.ts'
import type { Panels } from './panels.ts'
import { question } from './question.ts'

const nothing = z.strictObject({})

const newestEvents = (feishu: Feishu, most: number): EventLine[] =>
  feishu
    .deliveries()
    .slice(-most)
    .reverse()
    .map(({ eventId, eventType, at, attempts, state, nextAt }) => ({
      eventId,
      eventType,
      at,
      attempts,
      state,
      ...(nextAt === undefined ? {} : { nextAt }),
    }))

/** What Feishu knows by itself: its event log, its bad days, its cards. */
const feishuPanels = (feishu: Feishu) =>
  new Hono()
    .get(
      '/events',
      question(listInput, ({ most }) => ({ events: newestEvents(feishu, most), total: feishu.deliveries().length })),
    )
    .get(
      '/faults',
      question(z.object({}), () => ({ on: badDaysOf(feishu) })),
    )
    .post(
      '/faults',
      command(faultInput, async ({ fault, on }) => {
        switchBadDay(feishu, fault, on)
        return { on: badDaysOf(feishu) }
      }),
    )
    .post(
      '/expire-tokens',
      command(nothing, async () => {
        feishu.expireTokens()
        return {}
      }),
    )
    .get(
      '/card',
      question(cardInput, ({ person, message }) => {
        const card = cardOf(feishu, person, message)
        if (!card) throw new Error('not a card')
        return card
      }),
    )

const orRefuse = (done: boolean, why: string): object => {
  if (!done) throw new Error(why)
  return {}
}

/** What the bot knows, and an operator may do to it. */
const botPanels = (panels: Panels) =>
  new Hono()
    .get(
      '/jobs',
      question(z.object({}), async () => ({ jobs: await panels.jobs() })),
    )
    .post(
      '/jobs/run',
      command(one, async ({ id }) => orRefuse(await panels.runJob(id), 'no job')),
    )
    .get(
      '/inbox',
      question(listInput, async ({ most }) => ({ lines: await panels.inbox(most) })),
    )
    .post(
      '/inbox/replay',
      command(one, async ({ id }) => orRefuse(await panels.replay(id), 'not dead')),
    )
    .get(
      '/outbox',
      question(listInput, ({ most, state }) => panels.outbox(most, state)),
    )
    .post(
      '/outbox/retry',
      command(one, async ({ id }) => orRefuse(await panels.retry(id), 'no such letter')),
    )
    .post(
      '/outbox/discard',
      command(one, async ({ id }) => orRefuse(await panels.discard(id), 'no such letter')),
    )
    .get(
      '/ledger',
      question(listInput, ({ most }) => panels.ledger(most)),
    )
    .get(
      '/people',
      question(personInput, ({ person }) => panels.people(person)),
    )
    .get(
      '/chain',
      question(z.object({}), async () => ({ books: await panels.verifyChain() })),
    )
    .post(
      '/month',
      command(monthInput, async (options) => orRefuse(panels.startMonth(options), 'a month is running')),
    )
    .post(
      '/month/cancel',
      command(nothing, async () => {
        panels.cancelMonth()
        return {}
      }),
    )

/** The right column's routes. Without a bot behind the page, as on a test's stage, there are Feishu's own, and no jobs. */
export const panelRoutes = (feishu: Feishu, panels: Panels | undefined): Hono => {
  const routes = new Hono().route('/', feishuPanels(feishu))
  return panels ? routes.route('/', botPanels(panels)) : routes.get('/jobs', (c) => c.json({ jobs: [] }))
}
