import { describe, expect, onTestFinished, test } from 'vitest'
import { seedOfRun } from '../support/dice.ts'
import { checkRolling, type Rolling, rolling } from './rolling.ts'
import { checkZombies, type Zombies, zombies } from './zombie.ts'

/** `CLUSTER_SEED=7 npx vitest run test/cluster` repeats a red run's choices. */
const seed = seedOfRun('CLUSTER_SEED')
const saySeed = () => onTestFinished(() => console.info(`cluster seed ${seed}`))

/** The same result with one thing broken: the checker must say so. */
const broken = <T>(result: T, breaking: (copy: T) => void, check: (copy: T) => string[]): string[] => {
  const copy = structuredClone(result)
  breaking(copy)
  return check(copy)
}

describe('三个实例，一个在发信时僵住', () => {
  let ended: Zombies

  test('三回：别人接着发完，它醒来什么都没多发，什么都没多写', { timeout: 120_000 }, async () => {
    saySeed()
    ended = await zombies({ rounds: 3, sleepMs: 7_000, seed })
    console.table(ended.rounds)
    expect(checkZombies(ended)).toEqual([])
  })

  test.each<[string, RegExp, (result: Zombies) => void]>([
    ['多了一条消息', /^double: message/, ({ case: { facts } }) => facts.shown.push(...facts.shown.slice(-1))],
    ['一个 uuid 两条', /messages twice/, ({ rounds }) => Object.assign(rounds[0] ?? {}, { doubles: 1 })],
    ['醒来改了已定的行', /stale writes/, ({ rounds }) => Object.assign(rounds[1] ?? {}, { stale: 1 })],
    ['根本没有谁被拦下', /not fenced/, ({ rounds }) => Object.assign(rounds[2] ?? {}, { fenced: 0 })],
  ])('核对器认得出：%s', (_, expected, breaking) => {
    expect(broken(ended, breaking, checkZombies)).toContainEqual(expect.stringMatching(expected))
  })
})

describe('三个实例，一个接一个重启', () => {
  let ended: Rolling

  test('每秒五十个推送、重启六次：没有晚于三秒的应答，不丢，不重', { timeout: 150_000 }, async () => {
    saySeed()
    ended = await rolling({ restarts: 6, people: 17, copies: 3, workers: 400, seed })
    const answered = ended.tries.filter((t) => t.status === 200)
    console.info(
      `${ended.pushesPerSecond.toFixed(1)} pushes/s, ${answered.length} answered within ${Math.max(...answered.map((t) => t.ms))} ms, ` +
        `${ended.tries.length - answered.length} met nobody, at rest after ${ended.drainSeconds.toFixed(1)} s`,
    )
    expect(checkRolling(ended)).toEqual([])
    expect(ended.pushesPerSecond).toBeGreaterThan(45)
    expect(ended.tries.length).toBeGreaterThan(answered.length)
    expect(ended.case.facts.answers.length).toBeGreaterThan(100)
  })

  test.each<[string, RegExp, (result: Rolling) => void]>([
    ['少一条作答', /^lost: /, ({ case: { facts } }) => facts.answers.pop()],
    ['台账多一行', /^double: ledger/, ({ case: { facts } }) => facts.ledger.push(facts.ledger[0] ?? '')],
    ['判定发了两遍', /^double: message/, ({ case: { facts } }) => facts.shown.push(...facts.shown.slice(-1))],
    ['判定没有发', /^lost: message/, ({ case: { facts } }) => facts.shown.pop()],
    ['晚了的应答', /^late/, ({ tries }) => tries.push({ status: 200, ms: 3_001, late: false })],
    ['答了 503', /^answered 503/, ({ tries }) => tries.push({ status: 503, ms: 10, late: false })],
    ['没有好好离开', /^left with 1/, ({ ends }) => ends.push({ code: 1, ms: 25_001 })],
  ])('核对器认得出：%s', (_, expected, breaking) => {
    expect(broken(ended, breaking, checkRolling)).toContainEqual(expect.stringMatching(expected))
  })
})
