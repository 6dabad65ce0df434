import { expect, test } from 'vitest'
import { isWorkerd } from '../bench.ts'
import { type Answer, doors, everyAct, type Mine, probe, type Question } from './ask.ts'
import { everyone, mine, org, stranger, thingId, things } from './mine.ts'
import { oracle, standings } from './oracle.ts'

const questionsFor = ({ ids }: Mine): Question[] =>
  [...everyone, stranger as typeof stranger].flatMap((who) =>
    Object.keys(things).flatMap((name) => everyAct.map((act) => ({ who, act, name, thing: thingId(name, who, ids) }))),
  )

const expected = ({ who, act, name }: Question): Answer['verdict'] => {
  if (who === stranger || who === '离开的管理员') return '不认识你'
  const thing = things[name]?.(who)
  return thing && oracle(act, standings(org, who, thing)) ? '办了' : '没有或不让'
}

test.skipIf(isWorkerd).each(Object.keys(doors))(
  '%s：每种人、每件事、每种对象，都和说明书一样；不让的和没有的一字不差',
  { timeout: 600_000 },
  async (door) => {
    const b = await mine([probe])
    const questions = questionsFor(b)
    const answers = (await doors[door]?.(b, questions)) ?? []
    const line = (q: Question, verdict: string | undefined) => `${q.who} ${q.act} ${q.name}：${verdict}`
    expect(questions.map((q, i) => line(q, answers[i]?.verdict))).toEqual(questions.map((q) => line(q, expected(q))))
    const refused = answers.filter((a) => a.verdict === '没有或不让').map((a) => a.raw)
    expect(new Set(refused).size).toBe(1)
    expect(answers.filter((a) => a.verdict === '办了').length).toBeGreaterThan(300)
  },
)
