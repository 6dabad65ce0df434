import { like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { carry, defineAction } from '../../cards/kit/action.ts'
import { texts } from '../../cards/shell/texts.ts'
import { type Act, acts } from '../../src/domain/access/acts.ts'
import { command, onClick } from '../../src/domain/access/guard.ts'
import { defineFeature } from '../../src/platform/feature.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { benchApp, isWorkerd } from '../bench.ts'
import { knock, signedPlain, textPush } from '../support/door.ts'
import { envelopeOf, textEvent } from '../support/wire.ts'
import { accountOf, everyone, mine, org, start, stranger, targetOf, thingId, things, type Who } from './mine.ts'
import { oracle, standings } from './oracle.ts'

const everyAct = Object.keys(acts) as Act[]
const now = Date.parse(start)

/** A button and a word for every act there is, whether or not the product has a card for it yet. */
const buttons = new Map(everyAct.map((act) => [act, defineAction(`probe.${act}`, { thing: z.string() })] as const))
const done = '办了' as const
const wordOf = (act: Act) => `办${act}`
const ran = new Set<string>()
const probe = defineFeature({
  name: 'probe',
  clicks: [...buttons].map(([act, button]) =>
    onClick(button, { act, target: (world, { thing }) => targetOf(world, thing) }, async () => ({
      toast: { type: 'success', content: done },
    })),
  ),
  commands: everyAct.map((act) =>
    command({
      word: wordOf(act),
      act,
      withRest: true,
      target: targetOf,
      run: async (_world, said) => {
        ran.add(said.eventId)
      },
    }),
  ),
})
type Mine = Awaited<ReturnType<typeof mine>>
type Question = { who: Who | typeof stranger; act: Act; name: string; thing: string }
type Answer = { verdict: typeof done | '没有或不让' | '不认识你' | '别的话'; raw: string }

/** Ways to ask; one more kind of door is one more line here. */
const doors: Record<string, (b: Mine, questions: readonly Question[]) => Promise<Answer[]>> = {
  按钮: async (b, questions) => {
    const said: Record<string, Answer['verdict']> = {
      [done]: '办了',
      [texts.notThere]: '没有或不让',
      [texts.stranger]: '不认识你',
    }
    const answers: Answer[] = []
    for (const { who, act, thing } of questions) {
      const button = buttons.get(act)
      const event = {
        operator: { open_id: accountOf(who), tenant_key: benchApp.tenantKey },
        action: { value: button && carry(button, { thing }) },
        context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
      }
      const { status, body } = await knock(
        b,
        signedPlain(JSON.stringify(envelopeOf(benchApp, 'card.action.trigger', event)), now),
      )
      const { toast } = JSON.parse(body) as { toast: { content: string } }
      answers.push({ verdict: said[toast.content] ?? '别的话', raw: `${status} ${body}` })
    }
    return answers
  },
  口令: async (b, questions) => {
    for (const [i, { who, act, thing }] of questions.entries()) {
      const event = textEvent(i, `${wordOf(act)} ${thing}`, accountOf(who))
      await knock(b, textPush(i, now, { event_id: `asked-${i}` }, event))
      if (i % 200 === 0) await b.program.deliver()
    }
    await b.program.deliver()
    const rows = await b.world.db.read.select().from(letters).where(like(letters.key, 'shell/refused/asked-%'))
    // Every letter has a code of its own that finds it again.
    const told = new Map(rows.map((row) => [row.key, row.content.replaceAll(row.ref, '')]))
    return questions.map((_, i) => {
      const raw = told.get(`shell/refused/asked-${i}`)
      if (raw === undefined) return { verdict: ran.has(`asked-${i}`) ? done : '别的话', raw: '' }
      if (raw.includes(texts.stranger)) return { verdict: '不认识你', raw }
      return { verdict: raw.includes(texts.notThere) ? '没有或不让' : '别的话', raw }
    })
  },
}

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
  { timeout: 240_000 },
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
