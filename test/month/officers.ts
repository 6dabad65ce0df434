import type { Random } from '../../src/sandbox/feishu/random.ts'
import type { Message } from '../../src/sandbox/feishu/types.ts'
import { group } from '../bench.ts'
import type { Stage } from '../study/stage.ts'
import type { Deeds } from './learner.ts'
import { buttonsOf } from './watch.ts'

const idsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (value === null || typeof value !== 'object') return []
  const held = value as { tag?: string; name?: string; options?: { value: string }[] }
  const own = held.tag === 'multi_select_static' && held.name === 'who' ? (held.options ?? []).map((o) => o.value) : []
  return [...own, ...Object.values(value).flatMap(idsIn)]
}

const sets = ['全员答', '抢答', '小组接力']

/** Those who hold an office, with a card in hand: they lead meetings and quizzes, ask before the shift, help on site. */
export const officers = (
  b: Stage,
  { next: chance, below }: Random,
  deeds: Deeds,
  {
    tap,
    crowd,
    look,
    day,
  }: {
    tap: (account: string, messageId: string, label: string) => Promise<void>
    /** Some of those in the group take their phones out for what stands there. */
    crowd: (message: Message) => Promise<void>
    look: () => Promise<void>
    day: () => string
  },
) => {
  const inbox = (account: string) => b.feishu.messages(b.feishu.p2p(account).chatId).filter((m) => m.sender === 'bot')
  const labels = (id: string): string[] => {
    const message = b.feishu.message(id)
    return message ? buttonsOf(message) : []
  }
  const can = (id: string, label: string) => labels(id).includes(label)
  const did = (what: string) => {
    deeds.did[what] = (deeds.did[what] ?? 0) + 1
  }
  const fill = async (account: string, id: string, values: Record<string, unknown>, label: string) => {
    const { error } = await b.feishu.as(account).fills(id, values, label)
    if (error) deeds.errors.push(`${label}: ${error.code} ${error.message}`)
    did(label)
  }
  const press = async (account: string, id: string, label: string) => {
    if (!can(id, label)) return false
    await tap(account, id, label)
    did(label)
    return true
  }

  /** 知识问答：a few questions, led to the end; now and then left lying, for the timer. */
  const quiz = async (account: string, meeting: string) => {
    await press(account, meeting, '知识问答')
    await b.settle()
    const setup = inbox(account).findLast((m) => m.content.includes('知识问答 · 准备'))
    if (!setup || !can(setup.messageId, '开始')) return
    await press(account, setup.messageId, sets[below(sets.length)] ?? '')
    await press(account, setup.messageId, '开始')
    await b.settle()
    await look()
    for (let n = 0; n < 3; n++) {
      const control = inbox(account).findLast((m) => can(m.messageId, '结束问答'))
      const table = b.feishu.messages(group).findLast((m) => m.content.includes('知识问答 · 第'))
      if (!control || !table) return
      await crowd(table)
      await b.settle()
      await look()
      if (chance() < 0.05) return
      await press(account, control.messageId, '收题')
      await b.settle()
      await look()
      if (n === 2 || !(await press(account, control.messageId, '下一题'))) {
        await press(account, control.messageId, '结束问答')
        break
      }
      await b.settle()
    }
    await b.settle()
  }

  const roll = async (account: string, id: string) => {
    if (!(await press(account, id, '点名'))) return
    const due = idsIn(JSON.parse(b.feishu.message(id)?.content ?? '{}'))
    for (const what of ['absent', 'late', 'sick'])
      if (due.length > 1 && chance() < 0.4) {
        const who = due.splice(below(due.length), 1)
        await fill(account, id, { who, what }, '记下')
      }
    await press(account, id, '其余全到')
  }

  /** A meeting in one go, as far as it goes; some chairs put the phone away half way and come back later. */
  const lead = async (account: string, id: string) => {
    if (can(id, '补记') && chance() < 0.5) await fill(account, id, { why: '井口没有信号' }, '补记')
    else await press(account, id, '开会')
    await press(account, id, '返回')
    if (!can(id, '散会')) return
    await roll(account, id)
    await press(account, id, '返回')
    if (chance() < 0.5) {
      const done = labels(id).find((l) => l.startsWith('完成 '))
      if (done) await press(account, id, done)
    }
    if (chance() < 0.2) await press(account, id, '有家属讲述')
    if (chance() < 0.5 && (await press(account, id, '写记录'))) {
      const minutes = {
        place: '队部',
        host: '主持的人',
        recorder: '记录的人',
        topics: '学案例',
        resolution: '多敲帮问顶',
      }
      await fill(account, id, minutes, '保存记录')
      await press(account, id, '返回')
    }
    if (chance() < 0.35) await quiz(account, id)
    if (chance() < 0.9) await press(account, id, '散会')
  }

  /** 班前抽问：one after the other on the same list. */
  const ask = async (account: string, id: string) => {
    for (let n = 0; n < 3; n++) {
      const name = labels(id).find((l) => l.startsWith('职工'))
      if (!name) return
      await press(account, id, name)
      if (chance() < 0.5) await press(account, id, '看答案')
      await look()
      await press(account, id, chance() < 0.6 ? '会' : chance() < 0.5 ? '提示后会' : '不会')
      await press(account, id, '回到名单')
    }
  }
  /** One of those whom this person may ask, out of the list that «抽问» brings. */
  const askOne = async (account: string, id: string) => {
    await press(account, id, '抽问')
    await press(account, id, '看答案')
    await look()
    await press(account, id, chance() < 0.6 ? '会' : '不会')
  }
  const help = async (account: string, id: string) => {
    await press(account, id, '已给他讲过')
    if (chance() < 0.7) await fill(account, id, { day: day() }, chance() < 0.7 ? '做对了' : '提示后做对')
  }

  /** Asks for the cards of the meetings that are due, or for the people to be asked, rather than waiting for them. */
  const askFor = async (account: string, isDue: boolean) => {
    if (isDue && chance() < 0.4) await b.feishu.as(account).says('bot', '会议')
    if (chance() < 0.05) await b.feishu.as(account).says('bot', '抽问')
  }

  const takesOut = async (account: string): Promise<void> => {
    for (const { messageId: id } of inbox(account).slice(-10).reverse()) {
      const on = labels(id)
      if (on.includes('抽问')) await askOne(account, id)
      else if (on.includes('开会') || on.includes('散会')) await lead(account, id)
      else if (on.includes('做对了')) await help(account, id)
      else if (on.some((l) => l.startsWith('职工'))) await ask(account, id)
      else if (on.includes('属实，改成到')) await press(account, id, chance() < 0.7 ? '属实，改成到' : '不属实')
    }
  }
  return { askFor, takesOut }
}
