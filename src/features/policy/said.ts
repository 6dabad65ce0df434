import { policyTitles } from '../../../cards/import/texts.policy.ts'
import type { Card } from '../../../cards/kit/card.ts'
import { proposalCard } from '../../../cards/policy/policy.card.ts'
import { texts } from '../../../cards/policy/texts.ts'
import { saidCard } from '../../../cards/shell/said.card.ts'
import { texts as shellTexts } from '../../../cards/shell/texts.ts'
import { nearest } from '../../core/nearest.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { command, oneself } from '../../domain/access/guard.ts'
import { may } from '../../domain/access/may.ts'
import { readChange } from '../../domain/policy/change.ts'
import { type PolicyKey, policyKeys } from '../../domain/policy/keys.ts'
import { policyProposals } from '../../domain/policy/schema.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { Said } from '../../platform/feature.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { shownPolicy } from './show.ts'
import { spelt } from './spell.ts'

const bare = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()

/** The rule that the words begin with, and what stands behind its name. */
const named = (rest: string): { key: PolicyKey; given: string } | undefined => {
  const keys = policyKeys.toSorted((a, b) => policyTitles[b].length - policyTitles[a].length)
  for (const key of keys)
    for (let end = rest.length; end > 0; end--)
      if (bare(rest.slice(0, end)) === bare(policyTitles[key])) return { key, given: rest.slice(end).trim() }
  return undefined
}

type Told = { card: Card; also?: (to: Writer) => Write[] }

const proposed = async (world: World, said: Said, actor: Actor, key: PolicyKey, given: string): Promise<Told> => {
  const { branchId } = actor.place
  const read = await readChange(world, { branchId, key, given })
  const title = policyTitles[key]
  if (read.kind === 'wrong') return { card: saidCard(read.why) }
  if (read.kind === 'same') return { card: saidCard(texts.same(title, spelt(key, given))) }
  // Said twice is proposed once: the message names the proposal.
  const id = said.messageId as string
  const { change, before, weighty } = read
  return {
    card: proposalCard({ proposal: id, title, before: spelt(key, before), after: spelt(key, change.value), weighty }),
    also: (to) => [
      to
        .insert(policyProposals)
        .values({ id, ...change, proposedBy: actor.id, proposedAt: world.clock.now() })
        .onConflictDoNothing(),
    ],
  }
}

const answer = async (world: World, said: Said, actor: Actor, rest: string): Promise<Told> => {
  if (rest === '') return { card: await shownPolicy(world, actor.place.branchId) }
  if (!may(actor, 'policy.propose', oneself(actor))) return { card: saidCard(shellTexts.notThere) }
  const found = named(rest)
  if (found) return proposed(world, said, actor, found.key, found.given)
  const name = rest.split(/\s/)[0] ?? rest
  const [close] = nearest(name, Object.values(policyTitles), (t) => t, 1)
  return { card: saidCard(texts.unknown(name, close ?? policyTitles.dailyTime)) }
}

export const proposalLetterKey = (proposal: string) => `policy/said/${proposal}`

/** 制度：what the branch has decided; with a name and a value, what somebody wants it to be. */
export const policyCommand = command({
  word: texts.word,
  help: texts.help,
  act: 'policy.view',
  withRest: true,
  run: async (world, said, actor, rest) => {
    const { card, also } = await answer(world, said, actor, rest)
    await world.db.commit((to) => [
      enqueue(to, world, {
        key: proposalLetterKey(said.messageId),
        lane: 'reply',
        to: { account: said.account },
        card,
      }),
      ...(also?.(to) ?? []),
    ])
  },
})
