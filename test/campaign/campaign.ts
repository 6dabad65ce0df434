import type { Transport } from '../../src/platform/config.ts'
import { seeded } from '../../src/sandbox/feishu/random.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { type Case, gather, inHands, waiting } from './facts.ts'
import { crowd } from './people.ts'
import { buildServer, builtIn, type Stage, setStage } from './stage.ts'

export type Campaign = {
  kills: number
  /** From each start to its first 200, milliseconds. */
  readyMs: number[]
  /** From the end of the kills until nothing waited any more, seconds. */
  drainSeconds: number
  pushes: { total: number; repeated: number }
  case: Case
  audit: string
}

const faulty = {
  rateLimitRate: 0.05,
  serverErrorRate: 0.05,
  lostAnswerRate: 0.05,
  cutRate: 0.03,
  duplicateRate: 0.1,
  newEventIdRate: 0.1,
}
const calm = {
  rateLimitRate: 0,
  serverErrorRate: 0,
  lostAnswerRate: 0,
  cutRate: 0,
  duplicateRate: 0,
  newEventIdRate: 0,
}

/** What a start takes at most where nothing else runs, milliseconds. */
const usualReadyMs = 1_000

/** Feishu's ladder after a failed push, a little more each. Milliseconds. */
const ladder = [16_000, 301_000, 3_601_000, 21_601_000]

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

const hasCard = ({ feishu }: Stage, chatId: string): boolean =>
  feishu.messages(chatId).some((m) => m.sender === 'bot' && m.type === 'interactive')

const restful = async (stage: Stage, patienceMs: number): Promise<void> => {
  for (const since = performance.now(); (await waiting(stage.file)) > 0; await pause(100))
    if (performance.now() - since > patienceMs)
      throw new Error(`${await waiting(stage.file)} still wait after ${patienceMs} ms`)
}

/**
 * People answer, Feishu has a bad day, and the server is killed in the middle of it again and again; then everybody
 * calms down, what waits is done, and the case is put together.
 */
export const campaign = async (options: {
  kills: number
  seed: number
  transport: Transport
  tell?: (line: string) => void
}): Promise<Campaign> => {
  const { kills, seed, transport, tell = () => {} } = options
  const random = seeded(seed)
  const entry = await buildServer(builtIn(transport))
  const branches = Math.max(4, Math.ceil(kills / 10))
  const stage = await setStage({ seed, branches, workers: 40, transport })
  const people = crowd(stage, random)
  const readyMs: number[] = []
  try {
    Object.assign(stage.feishu.faults, faulty)
    for (let kill = 1; kill <= kills; kill++) {
      const server = await startServer(stage.env, { entry })
      readyMs.push(server.readyMs)
      people.repeat()
      // Two kills may have met the day's cards under way; a button can be pressed only where a card hangs.
      if (kill === 3)
        await until(
          () => stage.branches.every(({ chatId }) => hasCard(stage, chatId)) || undefined,
          'the cards',
          60_000,
        )
      // Three deaths with the same delivery in hand put it aside as what kills. On a machine that is slow at this moment
      // every second life finishes what the dead left, or that would happen to innocent ones.
      if (kill % 2 === 0 && server.readyMs > usualReadyMs)
        await until(async () => (await inHands(stage.file)) === 0 || undefined, 'what the dead left', 60_000)
      for (
        const end = performance.now() + 150 + random.below(501);
        performance.now() < end;
        await pause(random.below(50))
      )
        people.stir()
      await server.stop('SIGKILL')
      // Some act while nobody is there.
      if (random.chance(0.5)) people.stir()
      if (kill % 25 === 0) tell(`${kill} kills, ${people.acts.length} acts`)
    }
    const server = await startServer(stage.env, { entry })
    readyMs.push(server.readyMs)
    const calmed = performance.now()
    Object.assign(stage.feishu.faults, calm)
    await people.quiet()
    await stage.feishu.settle()
    // Before Feishu's hour of remembering uuids is over, everything ambiguous has been settled.
    await restful(stage, 120_000 + 100 * people.acts.length)
    for (const rung of ladder) {
      stage.forward(rung)
      await stage.feishu.settle()
      await restful(stage, 60_000)
    }
    const drainSeconds = (performance.now() - calmed) / 1000
    await server.stop('SIGTERM')
    const audit = stage.cli('audit', 'verify')
    const deliveries = stage.feishu.deliveries()
    return {
      ...{ kills, readyMs, drainSeconds, audit },
      pushes: { total: deliveries.length, repeated: deliveries.filter((d) => d.attempts.length > 1).length },
      case: await gather(stage, people.acts),
    }
  } finally {
    await stage.close()
  }
}
