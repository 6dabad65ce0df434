import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { carry, defineAction } from '../../cards/kit/action.ts'
import { texts } from '../../cards/shell/texts.ts'
import { features } from '../../src/app/features.ts'
import { pagesOf } from '../../src/app/pages/mount.ts'
import { shell } from '../../src/app/shell.ts'
import { acts, isRule } from '../../src/domain/access/acts.ts'
import { command, onClick } from '../../src/domain/access/guard.ts'
import { defineFeature, type Feature } from '../../src/platform/feature.ts'
import { bench, benchApp, isWorkerd } from '../bench.ts'
import { knock, signedPlain } from '../support/door.ts'
import { envelopeOf } from '../support/wire.ts'

const start = '2026-03-02T08:00:00+08:00'
/** Words that strangers may say, and why. */
const openToEveryone: Record<string, string> = {
  'shell/帮助': '说的只是机器人会什么，一个人也不提',
  'shell/': '没听懂的话也要有回音；只给口令的建议',
}
const all: readonly Feature[] = [...features, shell(features)]

describe('每个门都写着自己是哪一件事', () => {
  test('按钮：都是表里有的，没有一个对外人开着', () => {
    const doors = all.flatMap((f) => f.clicks ?? []).map((c) => [c.action.name, c.rule] as const)
    expect(doors.length).toBeGreaterThan(0)
    expect(doors.filter(([, rule]) => !Object.hasOwn(acts, rule))).toEqual([])
  })
  test('口令：都是表里有的，对外人开着的在名单上，名单上的都还在', () => {
    const doors = all.flatMap((f) => (f.commands ?? []).map((c) => ({ name: `${f.name}/${c.word}`, rule: c.rule })))
    expect(doors.filter(({ rule }) => !isRule(rule))).toEqual([])
    const open = doors.filter(({ rule }) => rule === 'everyone').map(({ name }) => name)
    expect(open.toSorted()).toEqual(Object.keys(openToEveryone).toSorted())
  })
  test('页面：都是表里有的，没有一个对外人开着', () => {
    const doors = pagesOf({ features }).map((p) => ({ name: `${p.method} ${p.path}`, rule: p.rule }))
    expect(doors.length).toBeGreaterThan(0)
    expect(doors.filter(({ rule }) => !Object.hasOwn(acts, rule))).toEqual([])
  })
  test('事件：都写着是飞书说的，或者是自己接着做的；文件和语音：都是表里有的', () => {
    const events = all.flatMap((f) => f.events ?? [])
    expect(events.filter((e) => e.rule !== 'feishu' && e.rule !== 'ourselves')).toEqual([])
    expect(events.filter((e) => (e.rule === 'ourselves') !== /^(people|bank|exam)\./.test(e.type))).toEqual([])
    const brought = all.flatMap((f) => [...(f.files ?? []), ...(f.voices ?? [])])
    expect(brought.filter(({ rule }) => !Object.hasOwn(acts, rule))).toEqual([])
  })
})

/** What a careless `as` would let through. */
const forged = <D extends { rule: unknown }>(door: D, rule: string): D => ({ ...door, rule })
const press = defineAction('probe.press', { what: z.string() })

test.skipIf(isWorkerd)('写着没听说过的事：按钮当作过期，口令当作没听懂，事件不收', async () => {
  const ran: string[] = []
  const clicks = [
    forged(
      onClick(press, { act: 'settings.change' }, async () => {
        ran.push('click')
        return { toast: { type: 'success', content: '' } }
      }),
      'probe.unheard',
    ),
  ]
  const commands = [
    forged(
      command({
        word: '试一试',
        act: 'settings.change',
        run: async () => {
          ran.push('command')
        },
      }),
      'constructor',
    ),
  ]
  const events = [
    forged({ type: 'contact.user.deleted_v3', rule: 'feishu' as const, run: async () => void ran.push('event') }, ''),
  ]
  const b = await bench(start, {
    features: [defineFeature({ name: 'probe', clicks, commands, events })],
    expects: ['access.no-such-rule'],
  })
  const push = (type: string, event: unknown) =>
    knock(b, signedPlain(JSON.stringify(envelopeOf(benchApp, type, event)), Date.parse(start)))
  const clicked = await push('card.action.trigger', {
    operator: { open_id: 'ou_0001', tenant_key: benchApp.tenantKey },
    action: { value: carry(press, { what: 'x' }) },
  })
  expect(JSON.parse(clicked.body).toast.content).toBe(texts.cardExpired)
  await push('contact.user.deleted_v3', {})
  await b.as(1).says('bot', '试一试')
  await b.settle()
  expect(b.as(1).sees('bot').at(-1)?.content).toContain(texts.unknown.title)
  expect(ran).toEqual([])
  expect(b.log.lines.filter((l) => l.event === 'access.no-such-rule').map((l) => l.fields.door)).toEqual([
    'probe.press',
    'probe/0',
    'contact.user.deleted_v3',
  ])
})
