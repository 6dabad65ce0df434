import { z } from 'zod'
import { rosterWords } from '../../../../cards/import/texts.roster.ts'
import { type Card, plain } from '../../../../cards/kit/card.ts'
import { type ImportFace, importCard, importedCard, importSaidCard } from '../../../../cards/people/import.card.ts'
import { texts } from '../../../../cards/people/texts.import.ts'
import { unreachable } from '../../../core/errors.ts'
import { actorById } from '../../../domain/access/actor.ts'
import { importRoster, type RosterSummary } from '../../../domain/people/import-roster.ts'
import type { RosterProblem } from '../../../domain/people/problems.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import type { EventHandler } from '../../../platform/feature.ts'
import { redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { limitsOf } from '../reach.ts'
import { confirmedType } from './decide.ts'
import { draftLetterKey } from './draft.ts'
import { faceOf } from './faces.ts'
import { type Draft, draftById, isIn, move, rosterIn, shownIn } from './store.ts'

/** The answer to the click has drawn the card too; what is drawn now must come after it. Milliseconds. */
const gently = 1_500

const ending = (to: Writer, world: World, draft: Draft, change: Parameters<typeof move>[3], card: Card): Write[] => {
  const moved = move(to, draft.id, 'confirmed', change)
  if (draft.way === 'page') return [moved]
  const shown = { letterKey: draftLetterKey(draft.id), card, gentlyMs: gently }
  return [redraw(to, world, shown, isIn(draft.id, 'confirmed')), moved]
}

const end = (world: World, draft: Draft, change: Parameters<typeof move>[3], card: Card) =>
  world.db.commit((to) => ending(to, world, draft, change, card) as unknown as Writes)

const mostProblems = 5
const problemLines = (problems: readonly RosterProblem[]) =>
  problems.slice(0, mostProblems).map((p) => {
    const who = 'staffNo' in p ? p.staffNo : p.branch
    return texts.problemOf(plain(who), rosterWords.titles[p.column], plain(p.message))
  })

const faceNow = (draft: Draft, summary: RosterSummary): ImportFace => {
  const { remarks = 0 } = shownIn(draft) ?? {}
  const { id, name, rows, expiresAt } = draft
  return faceOf({ draft: id, name, rows, remarks }, summary, expiresAt)
}

/**
 * 照确认的导入：exactly what was checked, if it would still do what was shown; otherwise it is shown again. By the rights of
 * whoever confirmed, as they are now.
 */
const applyDraft = async (world: World, draft: Draft): Promise<void> => {
  const roster = rosterIn(draft)
  const actor = await actorById(world.db, draft.memberId)
  const subtitle = texts.subtitle(draft.name, draft.rows)
  if (!roster || !actor)
    return void (await end(world, draft, { state: 'cancelled' }, importSaidCard(texts.cancelled, subtitle)))
  const outcome = await importRoster(world, roster, {
    actor: actor.id,
    limits: limitsOf(actor),
    fingerprint: draft.fingerprint,
    provided: isIn(draft.id, 'confirmed'),
    also: (to, summary) => {
      const face = faceNow(draft, summary)
      // The counts stay, for the page; the names go.
      const shown = JSON.stringify({ ...face, missing: [], held: [] })
      return ending(to, world, draft, { state: 'imported', shown }, importedCard(face))
    },
  })
  switch (outcome.kind) {
    case 'imported':
    case 'planned':
      return
    case 'differs': {
      const face = { ...faceNow(draft, outcome), changedSince: true } as const
      const { fingerprint } = outcome
      await end(world, draft, { state: 'open', fingerprint, shown: JSON.stringify(face) }, importCard(face))
      return
    }
    case 'refused':
      await end(
        world,
        draft,
        { state: 'refused' },
        importSaidCard(texts.refused(problemLines(outcome.problems)), subtitle),
      )
      return
    case 'overtaken':
      // Comes again in a moment, like whatever the inbox could not do at once.
      if ((await draftById(world.db, draft.id))?.state === 'confirmed') throw new Error('the roster keeps changing')
      return
    default:
      return unreachable(outcome)
  }
}

const body = z.object({ draft: z.string() })

export const importConfirmed: EventHandler = {
  type: confirmedType,
  rule: 'ourselves',
  run: async (world, event) => {
    const draft = await draftById(world.db, body.parse(event.body).draft)
    if (draft?.state === 'confirmed') await applyDraft(world, draft)
  },
}
