/** @jsxImportSource hono/jsx */
import { page } from '../../../../domain/access/page.ts'
import { somewhere } from '../../../../domain/access/within.ts'
import { lostAnchors } from '../../../../domain/chain/anchor.ts'
import { verifyBooks } from '../../../../domain/chain/seal.ts'
import { goTo, show } from '../../../../platform/pages/reply.ts'
import { Act } from '../../../../web/button.tsx'
import { Field, Filters, Select } from '../../../../web/form.tsx'
import { Section } from '../../../../web/section.tsx'
import { Pager, Table } from '../../../../web/table.tsx'
import { When } from '../../../../web/when.tsx'
import { actName } from '../texts.acts.ts'
import { auditActions, auditFor } from './list.ts'
import { objectNames, shortened } from './objects.ts'
import { texts } from './texts.ts'

const perPage = 50
const door = { act: 'audit.view', target: somewhere('audit.view') } as const

const whoOf = (actor: string, name: string | null): string =>
  ({ operator: texts.operator, system: texts.system })[actor] ?? name ?? texts.left

const detailOf = (detail: Record<string, string | number | boolean>): string =>
  Object.entries(detail)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')

/** 审计：who did what, and whether every line stands as it was written. */
const list = page({
  ...{ method: 'GET', path: '/audit', menu: { label: texts.title, about: texts.menu }, ...door },
  run: async (world, { actor, query }) => {
    const asked = { action: query('action'), from: query('from'), to: query('to') }
    const before = Number.parseInt(query('before'), 10) || 0
    const found = await auditFor(world, actor, { ...asked, before, limit: perPage + 1 })
    const shown = found.slice(0, perPage)
    const now = world.clock.now()
    const last = String(shown.at(-1)?.line.seq ?? 0)
    const actions = await auditActions(world)
    const objects = await objectNames(
      world,
      shown.map(({ line }) => line.object),
    )
    return show(
      texts.title,
      <>
        <Section title={texts.chain} note={texts.chainAbout}>
          <Act to="/audit/verify" text={texts.chain} />
        </Section>
        <Section note={texts.intro}>
          <Filters to="/audit" submit={texts.filter.show}>
            <Select
              label={texts.filter.action}
              name="action"
              required
              value={asked.action}
              options={[['', texts.filter.all], ...actions.map((a) => [a, actName(a)] as const)]}
            />
            <Field label={texts.filter.from} name="from" type="date" value={asked.from} />
            <Field label={texts.filter.to} name="to" type="date" value={asked.to} />
          </Filters>
          <Table
            label={texts.table}
            head={texts.head}
            rows={shown.map(({ line, name }) => [
              <When at={line.at} now={now} />,
              whoOf(line.actor, name),
              actName(line.action),
              objects.get(line.object) ?? shortened(line.object),
              detailOf(line.detail),
            ])}
            empty={texts.empty}
          />
          <Pager
            older={found.length > perPage ? `/audit?${new URLSearchParams({ ...asked, before: last })}` : undefined}
          />
        </Section>
      </>,
    )
  },
})

const verify = page({
  ...{ method: 'POST', path: '/audit/verify', ...door },
  run: async ({ db, log }) => {
    const verdicts = await verifyBooks(db)
    const lost = await lostAnchors(db)
    const wrong = [
      ...verdicts.flatMap((v) => (v.ok ? [] : [texts.broken(v.book, v.seq, v.why)])),
      ...lost.map(({ book, seq }) => texts.anchorLost(book, seq)),
    ]
    if (wrong.length > 0) {
      log.error('audit.broken', { lines: wrong.length })
      return goTo('/audit', wrong.slice(0, 3).join(texts.join), 'bad')
    }
    const sound = verdicts.flatMap((v) => (v.ok ? [texts.sound(v.book, v.sealed, v.unsealed)] : []))
    return goTo('/audit', sound.join(texts.join))
  },
})

export const auditPages = [list, verify]
