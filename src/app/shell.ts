import type { Card } from '../../cards/kit/card.ts'
import { helpCard, type Known, unknownCard } from '../../cards/shell/help.card.ts'
import { texts } from '../../cards/shell/texts.ts'
import { nearest } from '../core/nearest.ts'
import { openToEveryone } from '../domain/access/guard.ts'
import { defineFeature, type Feature, isWord, type Said } from '../platform/feature.ts'
import { enqueue } from '../platform/outbox/enqueue.ts'
import type { World } from '../platform/world.ts'

/** So many suggestions fit into a glance. */
const suggestions = 3

const tell = async (world: World, { eventId, account }: Said, card: Card): Promise<'done'> => {
  await world.db.commit((to) => [
    enqueue(to, world, { key: `shell/told/${eventId}`, lane: 'reply', to: { account }, card }),
  ])
  return 'done'
}

/** What no feature owns: 帮助, and a helping hand for words that nobody understood. Comes after all the others. */
export const shell = (features: readonly Feature[]): Feature => {
  const known: Known[] = [
    ...features.flatMap((f) => f.commands ?? []).flatMap(({ word, help }) => (help ? [{ word, about: help }] : [])),
    { word: texts.help.word, about: texts.help.about },
  ]
  const help = openToEveryone({
    word: texts.help.word,
    help: texts.help.about,
    run: async (world, said) =>
      said.toBot && [texts.help.word, ...texts.help.others].some((word) => isWord(said.text, word))
        ? tell(world, said, helpCard(known))
        : 'not-mine',
  })
  /** In a group the bot speaks only when spoken to. */
  const unknown = openToEveryone({
    word: '',
    run: async (world, said) =>
      said.toBot
        ? tell(world, said, unknownCard(nearest(said.text, known, ({ word }) => word, suggestions)))
        : 'not-mine',
  })
  return defineFeature({ name: 'shell', commands: [help, unknown] })
}
