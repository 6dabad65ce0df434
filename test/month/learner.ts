import type { Random } from '../../src/sandbox/feishu/random.ts'
import type { Message } from '../../src/sandbox/feishu/types.ts'
import type { Stage } from '../study/stage.ts'
import { buttonsOf } from './watch.ts'

export type Asked = { n: number; kind: 'single' | 'multiple' | 'judge'; answer: string; options: readonly string[] }

/** The stem says which question it is, in letters that no escaping touches. */
export const stemOf = (n: number): string => `题号甲${n}乙这道题问的是什么`
const stem = /题号甲(\d+)乙/

/** The options as they stand on the card: «A. 选项甲3乙2» is the second of question 3. */
export const optionOf = (n: number, i: number): string => `选项甲${n}乙${i}丙`
const lettered = /([A-H])\. 选项甲\d+乙(\d+)丙/g

const labelsFor = (content: string, asked: Asked, right: boolean, below: Random['below']): string[] => {
  if (asked.kind === 'judge') return [(asked.answer === 'T') === right ? '对' : '错']
  const shown = [...content.matchAll(lettered)].map((m) => ({
    letter: m[1] ?? '',
    own: 'ABCDEFGH'[Number(m[2])] ?? '',
  }))
  const good = shown.filter((s) => asked.answer.includes(s.own)).map((s) => s.letter)
  const bad = shown.filter((s) => !asked.answer.includes(s.own)).map((s) => s.letter)
  const wrong = bad[below(bad.length)] ?? good[0] ?? 'A'
  if (asked.kind === 'single') return [right ? (good[0] ?? 'A') : wrong]
  return right ? good : [wrong]
}

export type Deeds = {
  clicks: number
  doubles: number
  late: number
  refused: number
  errors: string[]
  told: Told[]
  did: Record<string, number>
}
/** What somebody was told about an answer in the moment of giving it. */
export type Told = { account: string; n: number; right: boolean }

/** A person with a card in hand: taps, sometimes twice, sometimes on an old one, sometimes on both phones at once. */
export const learner = (b: Stage, bank: ReadonlyMap<number, Asked>, { next: chance, below }: Random, deeds: Deeds) => {
  const tap = async (account: string, messageId: string, label: string, n?: number): Promise<void> => {
    const who = b.feishu.as(account)
    const times = chance() < 0.12 ? 2 : 1
    if (times === 2) deeds.doubles++
    deeds.clicks++
    const replies = await Promise.all(Array.from({ length: times }, () => who.clicks(messageId, label)))
    for (const { error, toast } of replies) {
      if (error) deeds.errors.push(`${label}: ${error.code} ${error.message}`)
      if (toast?.type === 'warning') deeds.refused++
    }
    const words = replies.map(({ toast }) => toast?.content ?? '')
    const right = words.some((w) => w.startsWith('答对了'))
    if (n !== undefined && (right || words.some((w) => w.includes('正确答案是'))))
      deeds.told.push({ account, n, right })
  }
  const current = (messageId: string) => b.feishu.message(messageId)
  const can = (messageId: string, label: string) => {
    const message = current(messageId)
    return message !== undefined && buttonsOf(message).includes(label)
  }

  /** One question on the card, if there is one; whether something was done. */
  const answerOne = async (account: string, message: Message, skill: number): Promise<boolean> => {
    const asked = bank.get(Number(stem.exec(message.content)?.[1] ?? -1))
    const labels = buttonsOf(message)
    if (!asked || !labels.some((l) => /^[A-H]$/.test(l) || l === '对')) return false
    for (const label of labelsFor(message.content, asked, chance() < skill, below))
      if (can(message.messageId, label)) await tap(account, message.messageId, label, asked.n)
    if (can(message.messageId, '提交')) await tap(account, message.messageId, '提交', asked.n)
    return true
  }

  /** All that the card offers, to its end; some stop half way. */
  const workOff = async (account: string, messageId: string, skill: number): Promise<void> => {
    if (can(messageId, '开始')) await tap(account, messageId, '开始')
    for (let step = 0; step < 120; step++) {
      const message = current(messageId)
      if (!message || chance() < 0.01) return
      const answered = await answerOne(account, message, skill)
      if (can(messageId, '下一题')) await tap(account, messageId, '下一题')
      else if (can(messageId, '交卷')) {
        await tap(account, messageId, '交卷')
        if (can(messageId, '还是交卷')) await tap(account, messageId, '还是交卷')
        return
      } else if (!answered) return
      else if (!can(messageId, '下一题')) return
    }
  }

  /** What is not a question: material to be read, a lesson to be judged, a meeting that was missed. */
  const attendTo = async (account: string, messageId: string): Promise<void> => {
    const press = async (label: string) => {
      if (!can(messageId, label)) return
      await tap(account, messageId, label)
      deeds.did[label] = (deeds.did[label] ?? 0) + 1
    }
    await press('阅读')
    await press('做一题')
    if (chance() < 0.2) await press('我到了')
    if (chance() < 0.6) await press('看完了，答一题')
    if (!current(messageId)?.content.includes('这堂课讲得怎么样') || !can(messageId, '提交')) return
    const marks = Object.fromEntries(['clear', 'useful', 'time'].map((item) => [item, String(1 + below(5))]))
    const { error } = await b.feishu.as(account).fills(messageId, marks, '提交')
    if (error) deeds.errors.push(`评课: ${error.code} ${error.message}`)
    deeds.did.评课 = (deeds.did.评课 ?? 0) + 1
  }
  return { tap, workOff, answerOne, attendTo }
}
