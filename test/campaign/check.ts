import { texts } from '../../cards/study/texts.ts'
import { refOf } from '../../src/platform/outbox/ref.ts'
import type { Case } from './facts.ts'
import type { Act } from './people.ts'
import { rightAnswer } from './stage.ts'

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = groups.get(key)
    if (known) known.push(item)
    else groups.set(key, [item])
  }
  return groups
}

const isRecorded = ({ toast, choice }: Act & { kind: 'clicked' }): boolean =>
  toast === texts.toast.right(choice) || toast === texts.toast.wrong(choice, rightAnswer)

/** Every person's answer against everything that this person did. */
const answersFit = ({ acts, facts, branches }: Case): string[] => {
  const problems: string[] = []
  const rows = grouped(facts.answers, (a) => a.account)
  for (const [account, theirs] of grouped(acts, (a) => a.account)) {
    const [answer, ...more] = rows.get(account) ?? []
    if (more.length > 0) problems.push(`double: ${account} has ${more.length + 1} answers`)
    const said = theirs.filter((a) => a.kind === 'said')
    const clicked = theirs.filter((a) => a.kind === 'clicked')
    const stood = clicked.filter(isRecorded)
    const told = clicked.flatMap((c) => (c.toast === undefined || isRecorded(c) ? [] : [c]))
    if (!answer) {
      if (said.length > 0) problems.push(`lost: ${account} said an answer and none stands`)
      for (const { choice } of stood) problems.push(`lost: ${account} was told that ${choice} is recorded`)
      for (const { toast } of told) if (isAlready(toast)) problems.push(`lost: ${account} was told «${toast}»`)
      continue
    }
    const { choice, way } = answer
    if (answer.roundId !== branches[theirs[0]?.branch ?? -1]?.roundId) problems.push(`wrong round: ${account}`)
    if (answer.correct !== (choice === rightAnswer)) problems.push(`wrong mark: ${account}`)
    if (!theirs.some((a) => a.choice === choice && (a.kind === 'clicked') === (way === 'click')))
      problems.push(`invented: ${account} never chose ${choice} by ${way}`)
    if (way !== 'click' && !said.some((a) => a.messageId === answer.messageId))
      problems.push(`invented: the message behind the answer of ${account}`)
    if (stood.length > 1) problems.push(`double: ${account} was told ${stood.length} times that a first answer counts`)
    for (const c of stood)
      if (way !== 'click' || c.choice !== choice)
        problems.push(`lost: ${account} was told that ${c.choice} is recorded`)
    for (const { toast } of told)
      if (isAlready(toast) && toast !== texts.toast.already(choice))
        problems.push(`contradiction: ${account}, «${toast}»`)
  }
  for (const account of rows.keys())
    if (!acts.some((a) => a.account === account)) problems.push(`invented: ${account} did nothing and has an answer`)
  return problems
}

const isAlready = (toast: string | undefined): boolean =>
  ['A', 'B', 'C', 'D'].some((choice) => toast === texts.toast.already(choice))

/** One line «learned» for each answer and one «understood» for each right one; none besides. */
const ledgerFits = ({ facts }: Case): string[] => {
  const expected = facts.answers.flatMap(({ memberId, correct }) => [
    `${memberId}/learned`,
    ...(correct ? [`${memberId}/understood`] : []),
  ])
  return difference('ledger line', expected, facts.ledger)
}

/** Every push that was answered 200 is in the inbox, under its own id or the message's, and has been handled. */
const inboxFits = ({ facts, pushes, acts }: Case): string[] => {
  const problems: string[] = []
  const subjects = new Set(facts.inbox.map((i) => i.subject))
  for (const { eventId, delivered } of pushes) if (!delivered) problems.push(`undelivered: ${eventId}`)
  for (const act of acts)
    if (act.kind === 'said' && !subjects.has(`msg:${act.messageId}`)) problems.push(`lost: message ${act.messageId}`)
  for (const { eventId, state } of facts.inbox)
    if (state === 'pending' || state === 'dead') problems.push(`${state}: delivery ${eventId}`)
  for (const [subject, same] of grouped(facts.inbox, (i) => i.subject ?? i.eventId))
    if (same.length > 1) problems.push(`double: ${subject} stands ${same.length} times in the inbox`)
  return problems
}

/** What everybody should have been sent, as `<chat> № <reference>`, from what they did and which answer stands. */
const expectedMessages = ({ acts, branches, chats, facts }: Case): string[] => {
  const answers = new Map(facts.answers.map((a) => [a.account, a]))
  const to = (chatId: string | undefined, key: string) => `${chatId} № ${refOf(key)}`
  return [
    ...branches.map(({ chatId, roundId }) => to(chatId, `study/daily/${roundId}`)),
    ...facts.answers
      .filter((a) => a.way !== 'click' || !a.correct)
      .map((a) => to(chats[a.account], `study/verdict/${a.roundId}/${a.memberId}`)),
    ...acts.flatMap((act) =>
      act.kind === 'said' && answers.get(act.account)?.messageId !== act.messageId
        ? [to(chats[act.account], `study/said/${act.messageId}`)]
        : [],
    ),
  ]
}

/** A sign on a message is tried three times and then let go: it says nothing that is not said elsewhere. */
export const isLetGo = ({ key, state }: { key: string; state: string }): boolean =>
  key.startsWith('study/seen/') && state === 'lost'

/** One sign on every message in a group, none in 单聊; where it was let go, nobody knows. */
const signsFit = ({ acts, facts }: Case): string[] => {
  const signs = new Map(facts.reactions.map((r) => [r.messageId, r.count]))
  const letGo = new Set(facts.letters.filter(isLetGo).map(({ key }) => key.slice('study/seen/'.length)))
  return acts.flatMap((act) => {
    if (act.kind !== 'said') return []
    const is = signs.get(act.messageId) ?? 0
    const most = act.where === 'group' ? 1 : 0
    const least = letGo.has(act.messageId) ? 0 : most
    return is >= least && is <= most ? [] : [`${is < least ? 'lost' : 'double'}: ${is} signs on ${act.messageId}`]
  })
}

const messagesFit = (all: Case): string[] => {
  const seen = all.facts.shown.map(({ chatId, content }) => `${chatId} № ${/№ ([0-9A-Z]{8})/.exec(content)?.[1]}`)
  const problems = difference('message', expectedMessages(all), seen)
  problems.push(...signsFit(all))
  for (const { key, state } of all.facts.letters)
    if (state !== 'sent' && !isLetGo({ key, state })) problems.push(`${state}: letter ${key}`)
  for (const { chatId, roundId, accounts } of all.branches) {
    const answered = all.facts.answers.filter((a) => a.roundId === roundId).length
    const card = all.facts.shown.find((m) => m.chatId === chatId)
    if (!card?.content.includes(texts.counted(String(answered), accounts.length)))
      problems.push(`stale: the card in ${chatId} does not show ${answered}`)
  }
  return problems
}

const difference = (what: string, expected: readonly string[], actual: readonly string[]): string[] => {
  const counts = new Map<string, number>()
  for (const one of expected) counts.set(one, (counts.get(one) ?? 0) + 1)
  for (const one of actual) counts.set(one, (counts.get(one) ?? 0) - 1)
  return [...counts].flatMap(([one, n]) =>
    n === 0 ? [] : [`${n > 0 ? 'lost' : expected.includes(one) ? 'double' : 'invented'}: ${what} ${one}`],
  )
}

/** The history of what people did against the database and against what people see. Empty when everything fits. */
export const check = (all: Case): string[] => [
  ...(all.facts.integrity === 'ok' ? [] : [`integrity: ${all.facts.integrity}`]),
  ...answersFit(all),
  ...ledgerFits(all),
  ...inboxFits(all),
  ...messagesFit(all),
]
