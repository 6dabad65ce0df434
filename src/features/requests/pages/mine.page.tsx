/** @jsxImportSource hono/jsx */
import { page } from '../../../domain/access/page.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, show, showAgain } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Badge } from '../../../web/badge.tsx'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Form, Select, TextArea } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { askForChange } from '../ask.ts'
import { requestKinds } from '../schema.ts'
import { requestsOf } from '../store.ts'
import { texts } from './texts.ts'

const words = texts.mine
const longest = 1_000

const drawn = async (world: World, { member, form, once }: Visit, wrong: { kind?: string; what?: string } = {}) => {
  const now = world.clock.now()
  const mine = await requestsOf(world.db, member.id)
  return (
    <>
      <Row>
        <LinkButton to="/me" text={words.back} />
      </Row>
      <Section title={words.ask} note={words.about}>
        <Form to="/me/requests/ask" submit={words.submit} once={once}>
          <Select
            label={words.kind}
            name="kind"
            required
            options={requestKinds.map((kind) => [kind, texts.kinds[kind]] as const)}
            value={form.text('kind')}
            error={wrong.kind}
          />
          <TextArea
            label={words.what}
            name="what"
            required
            hint={words.whatHint}
            value={form.text('what')}
            maxLength={longest}
            error={wrong.what}
          />
        </Form>
        <p class="note">{words.law}</p>
      </Section>
      <Section title={words.before}>
        <Table
          label={words.before}
          head={words.head}
          rows={mine.map((r) => [
            <When at={r.askedAt} now={now} />,
            texts.kinds[r.kind],
            r.what,
            <Badge text={texts.states[r.state]} tone={r.state === 'open' ? 'warn' : 'calm'} />,
            r.answer,
            <When at={r.dueAt} now={now} />,
          ])}
          empty={words.empty}
        />
      </Section>
    </>
  )
}

/** 更正或删除：what I asked for, and a form to ask for more. */
const mine = page({
  ...{ method: 'GET', path: '/me/requests', act: 'record.correct' },
  run: async (world, visit) => show(words.title, await drawn(world, visit)),
})

const ask = page({
  ...{ method: 'POST', path: '/me/requests/ask', act: 'record.correct' },
  run: async (world, visit) => {
    const kind = requestKinds.find((k) => k === visit.form.text('kind'))
    const what = visit.form.text('what').slice(0, longest)
    if (!kind || what === '') {
      const wrong = { ...(!kind && { kind: words.needsKind }), ...(what === '' && { what: words.needsWhat }) }
      return showAgain(words.title, await drawn(world, visit, wrong), wrong.kind ?? words.needsWhat)
    }
    await askForChange(world, visit.member, { kind, what, once: visit.once })
    return goTo('/me/requests', words.asked)
  },
})

export const minePages = [mine, ask]
