import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { MessageLine } from '../wire.ts'
import { Message } from './message.tsx'
import { now } from './state.ts'
import { dayName, isSameDay } from './time.ts'

/** Messages of one person within this time stand together under one head. Milliseconds. */
const together = 120_000

const isTogether = (before: MessageLine, of: MessageLine): boolean =>
  before.sender === of.sender && !before.recalled && of.at - before.at < together && !of.quote

const Day = ({ at }: { at: number }) => <li class="day">{dayName(at, now.value)}</li>

type Kept = { is: string; drawn: VNode }

/**
 * The messages, with a line where a day begins. What has not changed since the last view is not drawn again: a long
 * chat costs as much as its changes.
 */
export const MessageList = ({ messages, person }: { messages: readonly MessageLine[]; person: string }) => {
  const kept = useRef(new Map<string, Kept>())
  const next = new Map<string, Kept>()
  const list = messages.flatMap((of, index) => {
    const before = messages[index - 1]
    const newDay = !before || !isSameDay(before.at, of.at)
    const follows = !newDay && isTogether(before, of)
    const mine = of.sender === person
    const is = `${mine} ${follows} ${JSON.stringify(of)}`
    const known = kept.current.get(of.messageId)
    const one =
      known?.is === is ? known : { is, drawn: <Message key={of.messageId} of={of} follows={follows} mine={mine} /> }
    next.set(of.messageId, one)
    return newDay ? [<Day key={`day ${of.messageId}`} at={of.at} />, one.drawn] : [one.drawn]
  })
  kept.current = next
  return <>{list}</>
}
