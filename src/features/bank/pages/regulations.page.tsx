/** @jsxImportSource hono/jsx */
import { localDateOf } from '../../../core/clock.ts'
import { readDay } from '../../../core/days.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import type { Version } from '../../../domain/regulations/basis.ts'
import { versionsOf } from '../../../domain/regulations/store.ts'
import type { Html, Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, show, showAgain } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Badge } from '../../../web/badge.tsx'
import { Act } from '../../../web/button.tsx'
import { Field, Form } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { someBank } from '../reach.ts'
import { countsByVersion, retireVersion, writeVersion } from '../regulations.ts'
import { texts as all } from './texts.ts'

const texts = all.regulations

const State = ({ of, today, all: versions }: { of: Version; today: string; all: readonly Version[] }) => {
  if (of.retiredAt) return <Badge text={texts.retired} />
  const isOld = versions.some(
    ({ title, effectiveFrom }) => title === of.title && effectiveFrom > of.effectiveFrom && effectiveFrom <= today,
  )
  if (isOld) return <Badge text={texts.outdated} tone="warn" />
  return of.effectiveFrom <= today ? (
    <Badge text={texts.inForce} tone="good" />
  ) : (
    <Badge text={texts.future} tone="info" />
  )
}

const SetVersion = ({ form }: { form: Visit['form'] }) => (
  <Section title={texts.set}>
    <Form to="/bank/regulations/set" submit={texts.save}>
      <Field label={texts.name} name="title" required value={form.text('title')} maxLength={60} />
      <Field
        label={texts.version}
        name="version"
        required
        hint={texts.versionHint}
        value={form.text('version')}
        maxLength={4}
      />
      <Field label={texts.from} name="from" type="date" required value={form.text('from')} />
    </Form>
  </Section>
)

const drawn = async (world: World, { actor, form }: Visit & { actor: Actor }): Promise<Html> => {
  const [versions, counts] = [await versionsOf(world.db), await countsByVersion(world)]
  const changes = may(actor, 'regulation.change', { place: { companyId: actor.place.companyId } })
  const today = localDateOf(world.clock.now())
  return (
    <>
      <Section note={texts.note}>
        <Table
          label={texts.label}
          head={texts.head}
          rows={versions.map((version) => {
            const { all: n = 0, recheck = 0 } = counts.get(version.id) ?? {}
            return [
              version.title,
              version.version,
              version.effectiveFrom,
              String(n),
              recheck > 0 ? <a href="/bank/recheck">{String(recheck)}</a> : '0',
              <State of={version} today={today} all={versions} />,
              changes && !version.retiredAt ? (
                <Act
                  to="/bank/regulations/retire"
                  text={texts.retire}
                  fields={{ id: version.id }}
                  sure={texts.sure(n)}
                  look="danger"
                />
              ) : (
                ''
              ),
            ]
          })}
          empty=""
        />
      </Section>
      {changes && <SetVersion form={form} />}
    </>
  )
}

const list = page({
  ...{ method: 'GET', path: '/bank/regulations', act: 'bank.view', target: someBank('bank.view') },
  run: async (world, visit) => show(texts.title, await drawn(world, visit)),
})

/** An affair of the whole company: a regulation holds everywhere in it. */
const change = {
  act: 'regulation.change',
  target: async (_world: World, _visit: Visit, { place: { companyId } }: Actor) => ({ place: { companyId } }),
} as const

const set = page({
  ...{ method: 'POST', path: '/bank/regulations/set', ...change },
  run: async (world, visit) => {
    const { form, actor } = visit
    const [title, version, from] = [form.text('title'), form.text('version'), readDay(form.text('from'))]
    if (title === '' || title.length > 60 || !/^(19|20)\d\d$/.test(version) || !from)
      return showAgain(texts.title, await drawn(world, visit), texts.wrong)
    await writeVersion(world, { title, version, effectiveFrom: from }, actor.id)
    return goTo('/bank/regulations', texts.saved)
  },
})

const retire = page({
  ...{ method: 'POST', path: '/bank/regulations/retire', ...change },
  run: async (world, { form, actor }) => {
    const version = (await versionsOf(world.db)).find(({ id }) => id === form.text('id'))
    if (!version) return notFound
    return (await retireVersion(world, version, actor.id))
      ? goTo('/bank/regulations', texts.done)
      : goTo('/bank/regulations', texts.already, 'info')
  },
})

export const regulationPages = [list, set, retire]
