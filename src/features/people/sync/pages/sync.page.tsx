/** @jsxImportSource hono/jsx */
import type { SyncGroup } from '../../../../../cards/people/sync.card.ts'
import { type SyncKind, syncKinds } from '../../../../../cards/people/sync.ts'
import { syncTexts } from '../../../../../cards/people/texts.sync.ts'
import type { SyncReportId } from '../../../../core/ids.ts'
import { placeOf } from '../../../../domain/access/actor.ts'
import { page } from '../../../../domain/access/page.ts'
import { goTo, show } from '../../../../platform/pages/reply.ts'
import { Act, Row } from '../../../../web/button.tsx'
import { Empty, Notice, Section } from '../../../../web/section.tsx'
import { Table } from '../../../../web/table.tsx'
import { decideBatch } from '../decide-batch.ts'
import { faceOf, newestReport, reportById } from '../face.ts'
import { texts } from './texts.ts'

/** All that is still open of one kind, and what can be done about it. */
const Group = ({ report, group, once }: { report: string; group: SyncGroup; once: string }) => {
  const { kind, open, appliable } = group
  const { title, hint } = syncTexts.kinds[kind]
  const fields = { report, kind }
  return (
    <Section title={`${title} · ${open.length}`} note={hint}>
      {kind !== 'bot-out' && (
        <Table
          label={title}
          head={texts.head}
          rows={open.map(({ name, staffNo, newName }) => [
            syncTexts.who(name || syncTexts.nameless, staffNo),
            newName ?? '',
          ])}
          empty={texts.none}
        />
      )}
      <Row>
        {appliable && (
          <Act
            to="/people/sync/apply"
            text={syncTexts.apply}
            look="main"
            sure={texts.sure}
            once={`${once}a`}
            fields={fields}
          />
        )}
        <Act to="/people/sync/dismiss" text={syncTexts.dismiss} once={`${once}d`} fields={fields} />
      </Row>
    </Section>
  )
}

/** 对账：the newest list of one's branch, whole, where the card shows its beginning. */
const list = page({
  method: 'GET',
  path: '/people/sync',
  act: 'people.sync',
  menu: { label: texts.title, about: texts.menu },
  run: async (world, { actor }) => {
    const report = await newestReport(world.db, actor.place.branchId)
    const face = report && (await faceOf(world.db, report))
    const groups = (face?.groups ?? []).filter((g) => g.open.length > 0)
    return show(
      texts.title,
      <>
        <p>{texts.intro}</p>
        {face?.partly && <Notice tone="info" text={syncTexts.partly} />}
        {groups.length === 0 && <Empty text={texts.none} />}
        {groups.map((group) => (
          <Group report={face?.report ?? ''} group={group} once={world.ids.next()} />
        ))}
      </>,
    )
  },
})

const decision = (choice: 'apply' | 'dismiss') =>
  page({
    method: 'POST',
    path: `/people/sync/${choice}`,
    act: 'people.sync',
    target: async ({ db }, { form }) => {
      const report = await reportById(db, form.text('report') as SyncReportId)
      const place = report && (await placeOf(db, report.branchId))
      return place && { place }
    },
    run: async (world, { form, once, actor }) => {
      const kind = syncKinds.find((k): k is SyncKind => k === form.text('kind'))
      const reportId = form.text('report') as SyncReportId
      const decided = kind ? await decideBatch(world, { reportId, kind, choice, by: actor.id, act: once }) : 0
      if (decided === 0) return goTo('/people/sync', syncTexts.stale, 'info')
      return goTo('/people/sync', choice === 'apply' ? syncTexts.applied(decided) : syncTexts.dismissed(decided))
    },
  })

export const syncPages = [list, decision('apply'), decision('dismiss')]
