import { seeded } from '../../src/sandbox/feishu/random.ts'
import type { Act } from '../campaign/people.ts'
import type { Cluster } from './cluster.ts'

const choices = ['A', 'B', 'C', 'D']

/** Everybody of all branches in turn: each types an answer to the day's question into the 单聊. */
export const answering = ({ stage, feishu }: Cluster, seed: number) => {
  const random = seeded(seed)
  const acts: Act[] = []
  const under = new Set<Promise<unknown>>()
  const queue = stage.branches.flatMap(({ accounts }, branch) => accounts.map((account) => ({ account, branch })))
  let next = 0

  const answer = async (): Promise<void> => {
    const who = queue[next++ % queue.length]
    if (!who) throw new Error('nobody is there')
    const choice = choices[random.below(choices.length)] as string
    const { messageId } = await feishu.as(who.account).says('bot', choice)
    acts.push({ ...who, choice, kind: 'said', where: 'p2p', messageId })
  }
  return {
    acts,
    /** So many people at once; nobody waits for them. */
    begin: (count: number) => {
      for (let i = 0; i < count; i++) {
        const one = answer().finally(() => under.delete(one))
        under.add(one)
      }
    },
    begun: () => next,
    quiet: async () => {
      while (under.size > 0) await Promise.all(under)
    },
  }
}
