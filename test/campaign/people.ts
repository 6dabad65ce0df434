import type { Random } from '../../src/sandbox/feishu/random.ts'
import type { ClickResult } from '../../src/sandbox/feishu/types.ts'
import type { Branch, Stage } from './stage.ts'

/** What somebody did, and what the platform told them at once. */
export type Act = { account: string; branch: number; choice: string } & (
  | { kind: 'said'; where: 'group' | 'p2p'; messageId: string }
  /** A click is never repeated by Feishu: without a toast nobody knows whether it counted. */
  | { kind: 'clicked'; toast?: string }
)

const choices = ['A', 'B', 'C', 'D']
const wordings = [(c: string) => c, (c: string) => c.toLowerCase(), (c: string) => `选${c}`, (c: string) => `答题 ${c}`]

/** People who answer by word and by button, some of them again and again. */
export const crowd = (stage: Stage, random: Random) => {
  const acts: Act[] = []
  const under = new Set<Promise<void>>()
  const seen = new Map<number, string>()

  const cardOf = (index: number, { chatId }: Branch): string | undefined => {
    const known = seen.get(index)
    if (known) return known
    const card = stage.feishu.messages(chatId).find((m) => m.sender === 'bot' && m.type === 'interactive')
    if (card) seen.set(index, card.messageId)
    return card?.messageId
  }

  const act = async (): Promise<void> => {
    const branch = random.below(stage.branches.length)
    const at = stage.branches[branch] as Branch
    const account = at.accounts[random.below(at.accounts.length)] as string
    const choice = choices[random.below(choices.length)] as string
    const person = stage.feishu.as(account)
    const card = cardOf(branch, at)
    if (card && random.chance(0.4)) {
      const result: ClickResult = await person.clicks(card, choice)
      acts.push({ account, branch, choice, kind: 'clicked', ...(result.toast && { toast: result.toast.content }) })
      return
    }
    const words = (wordings[random.below(wordings.length)] as (c: string) => string)(choice)
    const where = random.chance(0.5) ? 'group' : 'p2p'
    const { messageId } = await person.says(where === 'group' ? at.chatId : 'bot', words, { at: where === 'group' })
    acts.push({ account, branch, choice, kind: 'said', where, messageId })
  }

  return {
    acts,
    /** Somebody does something; nobody waits for it. */
    stir: () => {
      const one = act().finally(() => under.delete(one))
      under.add(one)
    },
    /** Feishu repeats what is due by its clock. */
    repeat: () => {
      const one = stage.feishu.settle().finally(() => under.delete(one))
      under.add(one)
    },
    quiet: async () => {
      while (under.size > 0) await Promise.all(under)
    },
  }
}
