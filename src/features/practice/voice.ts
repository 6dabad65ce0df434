import { voiceCard } from '../../../cards/practice/practice.card.ts'
import { hearsVoices } from '../../domain/access/guard.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import { practiceVoices } from './schema.ts'

/**
 * 语音练习：acknowledged; never fetched, never judged. Remembered is only which push holds its key, so that the key goes
 * within a day.
 */
export const voices = [
  hearsVoices({
    act: 'practice.do',
    run: async (world, { eventId, account, receivedAt }) => {
      await world.db.commit((to) => [
        to.insert(practiceVoices).values({ eventId, heardAt: receivedAt }).onConflictDoNothing(),
        // Not as a reply to the message: its key would stand in the outbox as well.
        enqueue(to, world, {
          ...{ key: `practice/voice/${eventId}`, lane: 'reply', to: { account } },
          card: voiceCard(),
        }),
      ])
      return 'done'
    },
  }),
]
