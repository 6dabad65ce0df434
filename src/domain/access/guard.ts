import type { CardAction } from '../../../cards/kit/action.ts'
import { saidCard } from '../../../cards/shell/said.card.ts'
import { texts } from '../../../cards/shell/texts.ts'
import {
  type Click,
  type ClickHandler,
  type ClickReply,
  type Command,
  type FileHandler,
  isWord,
  type Said,
  type SentFile,
  type SentVoice,
  type VoiceHandler,
  wordAndRest,
} from '../../platform/feature.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { Guarded } from '../../platform/rule.ts'
import type { World } from '../../platform/world.ts'
import { type Actor, actorByAccount } from './actor.ts'
import type { Act } from './acts.ts'
import { may, type Target } from './may.ts'

/** One's own affairs at one's own place: what most of what people tap and type is about. */
export const oneself = (actor: Actor): Target => ({ place: actor.place, owner: actor.id })

type Judged = { kind: 'allowed'; actor: Actor } | { kind: 'refused'; words: string }

/** What the act is about; nothing when there is no such thing, which looks the same as «not for you». Absent: oneself. */
type TargetOf<P> = (world: World, about: P, actor: Actor) => Promise<Target | undefined>

/** Who stands behind the account at this moment, and whether that person may. */
const judge = async <P>(
  world: World,
  account: Said['account'],
  { act, target = async (_world, _about, actor) => oneself(actor) }: { act: Act; target?: TargetOf<P> | undefined },
  about: P,
): Promise<Judged> => {
  const actor = await actorByAccount(world.db, account, world.clock.now())
  if (!actor) return { kind: 'refused', words: texts.stranger }
  const found = await target(world, about, actor)
  if (found && may(actor, act, found)) return { kind: 'allowed', actor }
  world.log.warn('access.refused', { act, actor: actor.id })
  return { kind: 'refused', words: texts.notThere }
}

/** Nothing else makes a door: what stands here has asked. */
export const guarded = <Door>(door: Door) => door as Guarded<Door>

/**
 * A button's handler behind its rule: the verified operator must be in the roster and allowed now. The payload's type
 * comes from the action, so a handler cannot misread its own button.
 */
export const onClick = <P>(
  action: CardAction<P>,
  rule: { act: Act; target?: TargetOf<P> },
  run: (world: World, click: Click<P> & { actor: Actor }) => Promise<ClickReply>,
): Guarded<ClickHandler> =>
  guarded({
    action,
    rule: rule.act,
    run: async (world, click) => {
      const payload = action.payload.parse(click.payload)
      const judged = await judge(world, click.account, rule, payload)
      return judged.kind === 'allowed'
        ? run(world, { ...click, payload, actor: judged.actor })
        : { toast: { type: 'warning', content: judged.words } }
    },
  })

const tell = (world: World, said: Said, words: string) =>
  world.db.commit((to) => [
    enqueue(to, world, {
      key: `shell/refused/${said.eventId}`,
      lane: 'reply',
      to: { account: said.account },
      card: saidCard(words),
    }),
  ])

type Words = Pick<Command, 'word' | 'help'> & { act: Act }

/**
 * Whatever people may say to this one, behind its rule. Whoever may not is told so, that nobody is met with silence,
 * unless `answers` says that these words were hardly meant for us.
 */
export const listen = <H>({
  word,
  help,
  act,
  ...of
}: Words & {
  /** What was understood; nothing when it is not for this one. Asks no database: most of what is said is chatter. */
  hears(said: Said): H | undefined
  target?: TargetOf<H>
  answers?(world: World, said: Said): Promise<boolean>
  run(world: World, said: Said, actor: Actor, heard: H): Promise<'done' | 'not-mine'>
}): Guarded<Command> =>
  guarded({
    word,
    ...(help ? { help } : {}),
    rule: act,
    run: async (world, said) => {
      const heard = of.hears(said)
      if (heard === undefined) return 'not-mine'
      const judged = await judge(world, said.account, { act, target: of.target }, heard)
      if (judged.kind === 'allowed') return of.run(world, said, judged.actor, heard)
      if (of.answers && !(await of.answers(world, said))) return 'not-mine'
      await tell(world, said, judged.words)
      return 'done'
    },
  })

/** A word that people type, behind its rule. `rest` is what stands after the word. */
export const command = ({
  others = [],
  withRest = false,
  run,
  ...of
}: Words & {
  /** Other spellings of it. */
  others?: readonly string[]
  /** True when something may stand behind the word: `免打扰 3天`. */
  withRest?: boolean
  target?: TargetOf<string>
  run(world: World, said: Said, actor: Actor, rest: string): Promise<void>
}): Guarded<Command> => {
  const words = [of.word, ...others]
  const restOf = ({ text }: Said) => (words.some((word) => isWord(text, word)) ? '' : undefined)
  return listen<string>({
    ...of,
    hears: (said) => (!said.toBot ? undefined : withRest ? wordAndRest(said.text, words) : restOf(said)),
    run: async (world, said, actor, rest) => {
      await run(world, said, actor, rest)
      return 'done'
    },
  })
}

/**
 * A file that somebody sends in 单聊, behind its rule. Whoever may not is not told so: a file says nothing of what it is
 * for, and was hardly meant for this one.
 */
export const takesFiles = (of: {
  act: Act
  /** Pictures too; without it they are somebody else's. */
  pictures?: true
  target?: TargetOf<SentFile>
  run(world: World, sent: SentFile, actor: Actor): Promise<'done' | 'not-mine'>
}): Guarded<FileHandler> =>
  guarded({
    rule: of.act,
    run: async (world, sent) => {
      if (sent.picture && !of.pictures) return 'not-mine'
      const actor = sent.where === 'p2p' ? await actorByAccount(world.db, sent.account) : undefined
      const target = actor && (of.target ? await of.target(world, sent, actor) : oneself(actor))
      return actor && target && may(actor, of.act, target) ? of.run(world, sent, actor) : 'not-mine'
    },
  })

/** A voice message in 单聊, behind its rule. Whoever may not is not told so, as with files. */
export const hearsVoices = (of: {
  act: Act
  run(world: World, sent: SentVoice, actor: Actor): Promise<'done' | 'not-mine'>
}): Guarded<VoiceHandler> =>
  guarded({
    rule: of.act,
    run: async (world, sent) => {
      const actor = sent.where === 'p2p' ? await actorByAccount(world.db, sent.account) : undefined
      return actor && may(actor, of.act, oneself(actor)) ? of.run(world, sent, actor) : 'not-mine'
    },
  })

/** Words that strangers may say too. Whoever opens a door to everyone writes down why in test/access/doors.test.ts. */
export const openToEveryone = (command: Omit<Command, 'rule'>): Guarded<Command> =>
  guarded({ ...command, rule: 'everyone' })
