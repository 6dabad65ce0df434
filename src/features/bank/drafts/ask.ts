import { and, gte, lt } from 'drizzle-orm'
import { bankSaidCard } from '../../../../cards/bank/import.card.ts'
import { texts as all } from '../../../../cards/bank/texts.ts'
import type { AccountId } from '../../../core/ids.ts'
import { listen, takesFiles } from '../../../domain/access/guard.ts'
import { may } from '../../../domain/access/may.ts'
import { isWord, type Said } from '../../../platform/feature.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import { letters } from '../../../platform/outbox/schema.ts'
import type { World } from '../../../platform/world.ts'
import { someBank } from '../reach.ts'
import { judgeBankText } from './judge.ts'
import { receiveBank, showJudged } from './receive.ts'
import { draftByEvent } from './store.ts'

const texts = all.import
/** A word and a file this far apart belong together. Milliseconds. */
const together = 10 * 60_000

const askedKey = (account: AccountId) => `bank/import-asked/${account}/`

const ask = (world: World, { account, eventId }: Said) =>
  world.db.commit((to) => [
    enqueue(to, world, {
      key: `${askedKey(account)}${eventId}`,
      lane: 'reply',
      to: { account },
      card: bankSaidCard(texts.ask),
    }),
  ])

/** Whether this person was told a moment ago to send the file. */
const wasAsked = async ({ db }: World, account: AccountId, at: Date): Promise<boolean> => {
  const since = new Date(at.getTime() - together)
  return (
    (await db.read.$count(
      letters,
      and(
        gte(letters.key, askedKey(account)),
        lt(letters.key, `${askedKey(account)}\uFFFF`),
        gte(letters.writtenAt, since),
      ),
    )) > 0
  )
}

const rule = { act: 'bank.import', target: someBank('bank.import') } as const

/** What stands behind the word, as it was typed: full-width signs may be part of a question. */
const pastedIn = ({ text, toBot }: Said): string | undefined => {
  const said = text.trim().replace(/^\/\s*/, '')
  if (!toBot || !said.startsWith(all.word)) return undefined
  return said.slice(all.word.length).replace(/^[\s:\uFF1A]+/, '')
}

/** 导入题库：then a file, or the questions right behind the word. */
export const bankCommand = listen<string>({
  word: all.word,
  help: all.help,
  ...rule,
  hears: pastedIn,
  run: async (world, said, actor, pasted) => {
    if (pasted === '') await ask(world, said)
    else if (!(await draftByEvent(world.db, said.eventId))) {
      const { eventId, account } = said
      await showJudged(world, actor, { eventId, account, name: texts.pasted }, judgeBankText(pasted))
    }
    return 'done'
  },
})

/** 导入：of those who may import a bank and no roster it can mean but one thing. */
export const plainWord = listen<true>({
  word: all.plainWord,
  ...rule,
  hears: ({ text, toBot }) => (toBot && isWord(text, all.plainWord) ? true : undefined),
  answers: async () => false,
  run: async (world, said, actor) => {
    const { companyId, branchId, teamId } = actor.place
    const places = [{ companyId }, { companyId, branchId }, { companyId, branchId, teamId }]
    if (places.some((place) => may(actor, 'people.import', { place }))) return 'not-mine'
    await ask(world, said)
    return 'done'
  },
})

/** A file in 单聊 from somebody who may import: a bank is known by what is in it; anything else is for others. */
export const bankFiles = takesFiles({
  ...rule,
  run: async (world, { eventId, account, messageId: message, file, name, saidAt }, actor) =>
    receiveBank(world, actor, { eventId, account, message, file, name }, await wasAsked(world, account, saidAt)),
})
