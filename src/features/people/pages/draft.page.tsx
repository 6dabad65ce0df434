/** @jsxImportSource hono/jsx */
import type { ImportFace } from '../../../../cards/people/import.card.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Act, LinkButton, Row } from '../../../web/button.tsx'
import { Empty, Facts, Notice, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { decideDraft, ownDraft } from '../import/decide.ts'
import { type Draft, shownIn } from '../import/store.ts'
import { somewhere } from '../reach.ts'
import { texts as all } from './texts.ts'

const texts = all.draft
const most = 200

const Counts = ({ face }: { face: ImportFace }) => (
  <Facts
    of={[
      [texts.file, face.name],
      [texts.rows, String(face.rows)],
      [texts.added, texts.people(face.added)],
      ...(face.returned > 0 ? [[texts.returned, texts.people(face.returned)] as const] : []),
      [texts.changed, texts.people(face.changed)],
      [texts.unchanged, texts.people(face.unchanged)],
      [texts.noAccount, texts.people(face.withoutAccount)],
    ]}
  />
)

const What = ({ face }: { face: ImportFace }) => (
  <>
    <Section>
      <Counts face={face} />
    </Section>
    {face.held.length > 0 && (
      <Section title={texts.held} note={texts.heldNote}>
        <Table
          label={texts.held}
          head={texts.heldHead}
          rows={face.held.map((h) =>
            h.kind === 'role'
              ? [h.staffNo, `${h.gives ? texts.gives : texts.takes}${h.role}`]
              : [h.branch, `${texts.rule}${h.title}`],
          )}
          empty=""
        />
      </Section>
    )}
    {face.missing.length > 0 && (
      <Section title={`${texts.missing}　${texts.people(face.missing.length)}`} note={texts.missingNote}>
        <p>
          {face.missing
            .slice(0, most)
            .map((p) => `${p.staffNo} ${p.name}`)
            .join('、')}
          {face.missing.length > most && '……'}
        </p>
      </Section>
    )}
  </>
)

const Decide = ({ id, expires }: { id: string; expires: string }) => (
  <Section note={`${texts.expires} ${expires}`}>
    <Row>
      <Act to={`/people/import/${id}/confirm`} text={texts.confirm} look="main" />
      <Act to={`/people/import/${id}/cancel`} text={texts.cancel} />
    </Row>
  </Section>
)

const Ended = ({ state }: { state: 'imported' | 'refused' | 'cancelled' | 'expired' }) => (
  <Empty text={texts[state]}>
    <Row>
      <LinkButton to="/people" text={texts.back} />
      <LinkButton to="/people/import" text={texts.again} />
    </Row>
  </Empty>
)

const Body = ({ draft }: { draft: Draft }) => {
  const face = shownIn(draft)
  switch (draft.state) {
    case 'open':
      return (
        <>
          {face?.changedSince && <Notice tone="info" text={texts.changedSince} />}
          {face && <What face={face} />}
          <Decide id={draft.id} expires={face?.expires ?? ''} />
        </>
      )
    case 'confirmed':
      return (
        <Empty text={texts.confirmed}>
          <LinkButton to={`/people/import/${draft.id}`} text={texts.refresh} />
        </Empty>
      )
    default:
      return (
        <>
          {face && (
            <Section>
              <Counts face={face} />
            </Section>
          )}
          <Ended state={draft.state} />
        </>
      )
  }
}

const rule = {
  act: 'people.import',
  target: async (world: World, visit: Visit, actor: Actor) =>
    (await ownDraft(world, visit.params.draft ?? '', actor.id)) && somewhere(actor, 'people.import'),
} as const

/** 核对花名册：what the file would do, or how it ended. */
export const draftPage = page({
  method: 'GET',
  path: '/people/import/:draft',
  ...rule,
  run: async (world, { params, actor }) => {
    const draft = await ownDraft(world, params.draft ?? '', actor.id)
    return draft ? show(texts.title, <Body draft={draft} />) : notFound
  },
})

const deciding = (verb: 'confirm' | 'cancel', decision: 'confirmed' | 'cancelled') =>
  page({
    method: 'POST',
    path: `/people/import/:draft/${verb}`,
    ...rule,
    run: async (world, { params, actor }) => {
      const draft = await ownDraft(world, params.draft ?? '', actor.id)
      if (!draft) return notFound
      await decideDraft(world, draft, decision)
      return goTo(`/people/import/${draft.id}`)
    },
  })

export const draftDecisions = [deciding('confirm', 'confirmed'), deciding('cancel', 'cancelled')]
