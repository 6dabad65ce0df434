/** @jsxImportSource hono/jsx */
import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Act, LinkButton, Row } from '../../../web/button.tsx'
import { Empty, Section } from '../../../web/section.tsx'
import { aboutDraft, decideDraft } from '../drafts/decide.ts'
import { type Draft, ownDraft, shownIn } from '../drafts/store.ts'
import { Counts, Problems } from './draft-parts.tsx'
import { texts as all } from './texts.ts'

const texts = all.draft

const Body = ({ draft }: { draft: Draft }) => {
  const face = shownIn(draft)
  const { id, state } = draft
  return (
    <>
      <Counts of={face} />
      {state === 'open' ? (
        <>
          <Section note={texts.expires(face.expires)}>
            <Row>
              <Act to={`/bank/import/${id}/confirm`} text={texts.confirm} look="main" />
              <Act to={`/bank/import/${id}/cancel`} text={texts.cancel} />
            </Row>
          </Section>
          <Problems of={face.problems} />
          {face.remarks && face.remarks.length > 0 && <Problems of={face.remarks} title={all.import.remarks} />}
        </>
      ) : (
        <Empty text={texts.states[state]}>
          <Row>
            {state === 'confirmed' ? (
              <LinkButton to={`/bank/import/${id}`} text={texts.refresh} />
            ) : (
              <>
                {face.result && face.result.contradicting > 0 && (
                  <LinkButton to="/bank?state=aside" text={texts.decide} look="main" />
                )}
                <LinkButton to="/bank/import" text={texts.again} />
              </>
            )}
            <LinkButton to="/bank" text={all.back} />
          </Row>
        </Empty>
      )}
    </>
  )
}

const rule = {
  act: 'bank.import',
  target: async (world: World, { params }: Visit, actor: Actor) => aboutDraft(world, params.draft ?? '', actor),
} as const

/** 核对题库：what is in the file, or how it ended. */
const draftPage = page({
  ...{ method: 'GET', path: '/bank/import/:draft', ...rule },
  run: async (world, { params, actor }) => {
    const draft = await ownDraft(world.db, params.draft ?? '', actor.id)
    return draft ? show(texts.title, <Body draft={draft} />) : notFound
  },
})

const deciding = (verb: 'confirm' | 'cancel', decision: 'confirmed' | 'cancelled') =>
  page({
    ...{ method: 'POST', path: `/bank/import/:draft/${verb}`, ...rule },
    run: async (world, { params, actor }) => {
      const draft = await ownDraft(world.db, params.draft ?? '', actor.id)
      if (!draft) return notFound
      await decideDraft(world, draft, decision)
      return goTo(`/bank/import/${draft.id}`)
    },
  })

export const draftPages = [draftPage, deciding('confirm', 'confirmed'), deciding('cancel', 'cancelled')]
