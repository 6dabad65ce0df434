import { plain } from '../../../../cards/kit/card.ts'
import { syncTexts as texts } from '../../../../cards/people/texts.sync.ts'
import { saidCard } from '../../../../cards/shell/said.card.ts'
import type { AccountId, ChatId } from '../../../core/ids.ts'
import { noteBot, noteSeen } from '../../../domain/directory/compare.ts'
import { pushAll } from '../../../domain/disturbance/push-all.ts'
import { type Branch, branchByChat, holdersOf } from '../../../domain/people/store.ts'
import type { EventHandler, Happened } from '../../../platform/feature.ts'
import type { World } from '../../../platform/world.ts'
import { chatEvent } from './wire.ts'

type Chat = (typeof chatEvent)['_output']

/** What happens in groups that are no branch's is not ours. */
const onBranchChat = (
  type: string,
  run: (world: World, branch: Branch, chat: Chat, event: Happened) => Promise<void>,
) =>
  ({
    type,
    rule: 'feishu',
    run: async (world, event) => {
      const chat = chatEvent.parse(event.body)
      const branch = await branchByChat(world.db, chat.chat_id as ChatId)
      if (branch) await run(world, branch, chat, event)
    },
  }) satisfies EventHandler

const members =
  (inGroup: boolean) =>
  (world: World, branch: Branch, { users }: Chat) =>
    noteSeen(
      world,
      branch,
      users.map(({ name, user_id }) => ({ account: user_id.open_id as AccountId, name, inGroup })),
    )

/** Without the bot in the group nothing reaches the branch: that is told as soon as they may be written to. */
const lostGroup = async (world: World, branch: Branch, _chat: Chat, { eventId }: Happened): Promise<void> => {
  await noteBot(world, branch, false)
  const words = texts.botOut(plain(branch.name))
  await pushAll(
    world,
    (await holdersOf(world.db, 'administrator', branch)).map(({ id: member }) => ({
      ...{ key: `people/bot-out/${eventId}/${member}`, member, kind: 'duty', card: saidCard(words), line: words },
    })),
  )
}

export const chatEvents: readonly EventHandler[] = [
  onBranchChat('im.chat.member.user.added_v1', members(true)),
  onBranchChat('im.chat.member.user.deleted_v1', members(false)),
  onBranchChat('im.chat.member.user.withdrawn_v1', members(false)),
  onBranchChat('im.chat.member.bot.added_v1', (world, branch) => noteBot(world, branch, true)),
  onBranchChat('im.chat.member.bot.deleted_v1', lostGroup),
  onBranchChat('im.chat.disbanded_v1', lostGroup),
]
