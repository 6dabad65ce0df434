import { like } from 'drizzle-orm'
import { z } from 'zod'
import { carry, defineAction } from '../../cards/kit/action.ts'
import { texts } from '../../cards/shell/texts.ts'
import { type Act, acts } from '../../src/domain/access/acts.ts'
import { command, onClick } from '../../src/domain/access/guard.ts'
import { page } from '../../src/domain/access/page.ts'
import { defineFeature } from '../../src/platform/feature.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { download } from '../../src/platform/pages/reply.ts'
import { benchApp } from '../bench.ts'
import { site, surfer } from '../pages/surfer.ts'
import { knock, signedPlain, textPush } from '../support/door.ts'
import { envelopeOf, textEvent } from '../support/wire.ts'
import { accountOf, type mine, start, type stranger, targetOf, type Who } from './mine.ts'

export const everyAct = Object.keys(acts) as Act[]
const now = Date.parse(start)

/** A button, a word, a page and a form for every act there is, whether or not the product has one for it yet. */
const buttons = new Map(everyAct.map((act) => [act, defineAction(`probe.${act}`, { thing: z.string() })] as const))
const done = '办了' as const
/** Closed at its end: one act's name may begin another's. */
const wordOf = (act: Act) => `办${act}。`
const ran = new Set<string>()
export const probe = defineFeature({
  name: 'probe',
  clicks: [...buttons].map(([act, button]) =>
    onClick(button, { act, target: (world, { thing }) => targetOf(world, thing) }, async () => ({
      toast: { type: 'success', content: done },
    })),
  ),
  pages: everyAct.flatMap((act) =>
    (['GET', 'POST'] as const).map((method) =>
      page({
        method,
        path: `/probe/${act}/${method.toLowerCase()}`,
        act,
        target: (world, { query, form }) => targetOf(world, query('thing') || form.text('thing')),
        run: async () => download('done.txt', 'text/plain', done),
      }),
    ),
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
export type Mine = Awaited<ReturnType<typeof mine>>
export type Question = { who: Who | typeof stranger; act: Act; name: string; thing: string }

export type Answer = { verdict: typeof done | '没有或不让' | '不认识你' | '别的话'; raw: string }

/** What a browser sees of a page; what is drawn anew every time (nonce) or is about the visitor alone is left out. */
const browsed = (method: 'GET' | 'POST') => async (b: Mine, questions: readonly Question[]) => {
  const browsers = new Map<string, ReturnType<typeof surfer>>()
  const answers: Answer[] = []
  for (const { who, act, thing } of questions) {
    const browser = browsers.get(who) ?? surfer(b, accountOf(who))
    if (!browsers.has(who)) await browser.opens('/home')
    browsers.set(who, browser)
    const path = `/probe/${act}/${method.toLowerCase()}`
    const answer =
      method === 'GET'
        ? await browser.raw(`${path}?thing=${encodeURIComponent(thing)}`)
        : await browser.raw(path, {
            method,
            headers: { origin: site, 'sec-fetch-site': 'same-origin' },
            body: new URLSearchParams({ thing }),
          })
    const drawn = (await answer.text()).replace(/nonce="[^"]*"/g, '').replace(/title="[^"]*"/g, '')
    const headers = [...answer.headers]
      .map(([name, value]) => `${name}: ${value.replace(/nonce-[^']*/g, '')}`)
      .toSorted()
    const raw = [answer.status, ...headers, drawn].join('\n')
    if (answer.status === 200 && drawn === done) answers.push({ verdict: done, raw })
    else if (answer.status === 404) answers.push({ verdict: '没有或不让', raw })
    else answers.push({ verdict: [302, 401].includes(answer.status) ? '不认识你' : '别的话', raw })
  }
  return answers
}

/** Ways to ask; one more kind of door is one more line here. */
export const doors: Record<string, (b: Mine, questions: readonly Question[]) => Promise<Answer[]>> = {
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
  页面: browsed('GET'),
  表单: browsed('POST'),
}
