import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { View } from '../wire.ts'
import { MessageList } from './message-list.tsx'
import { refresh } from './refresh.ts'
import { most } from './state.ts'
import { texts } from './texts.ts'

/** So near the end that a new message is expected to come into sight. Pixels. */
const nearEnd = 80

/** Keeps the end in sight while the person is there, and otherwise leaves them where they read. */
const useScroll = (lastId: string | undefined) => {
  const box = useRef<HTMLDivElement>(null)
  const inner = useRef<HTMLOListElement>(null)
  const pinned = useRef(true)
  const fromEnd = useRef<number | undefined>(undefined)
  const away = useSignal(false)
  const fresh = useSignal(0)
  const known = useRef(lastId)

  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }
  const settle = () => {
    const at = box.current
    if (!at) return
    if (pinned.current) toEnd()
    else if (fromEnd.current !== undefined) at.scrollTop = at.scrollHeight - fromEnd.current
    fromEnd.current = undefined
  }
  useLayoutEffect(() => {
    if (known.current !== lastId && !pinned.current) fresh.value += 1
    known.current = lastId
    settle()
  })
  useEffect(() => {
    const watching = new ResizeObserver(() => pinned.current && toEnd())
    if (inner.current) watching.observe(inner.current)
    if (box.current) watching.observe(box.current)
    return () => watching.disconnect()
  }, [])

  const onScroll = () => {
    const at = box.current
    if (!at) return
    pinned.current = at.scrollHeight - at.scrollTop - at.clientHeight < nearEnd
    away.value = !pinned.current
    if (pinned.current) fresh.value = 0
  }
  const showEarlier = () => {
    if (box.current) fromEnd.current = box.current.scrollHeight - box.current.scrollTop
    most.value += 60
    void refresh()
  }
  const toLatest = () => {
    pinned.current = true
    away.value = false
    fresh.value = 0
    toEnd()
  }
  return { box, inner, away, fresh, onScroll, showEarlier, toLatest }
}

/** The way back down, once somebody has gone up. */
const ToLatest = (props: { away: Signal<boolean>; fresh: Signal<number>; onGo(): void }) =>
  props.away.value ? (
    <button type="button" class="to-latest" onClick={props.onGo}>
      {props.fresh.value > 0 ? texts.newMessages(props.fresh.value) : texts.toLatest}
    </button>
  ) : null

type Open = NonNullable<View['open']>

/** The open chat, newest at the bottom. */
export const Log = ({ open, person, empty }: { open: Open; person: string; empty: string }) => {
  const { box, inner, away, fresh, onScroll, showEarlier, toLatest } = useScroll(open.messages.at(-1)?.messageId)
  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="log" ref={box} onScroll={onScroll} role="log" aria-live="off" aria-label={texts.log} tabIndex={0}>
        {open.earlier > 0 && (
          <button type="button" class="earlier" onClick={showEarlier}>
            {texts.earlier(open.earlier)}
          </button>
        )}
        <ol ref={inner}>
          <MessageList messages={open.messages} person={person} />
        </ol>
        {open.messages.length === 0 && <p class="empty">{empty}</p>}
      </div>
      <ToLatest away={away} fresh={fresh} onGo={toLatest} />
    </div>
  )
}
