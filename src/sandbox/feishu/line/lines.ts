import type { World } from '../world.ts'
import { type Frame, readFrame, writeFrame } from './frame.ts'

/** What carries the bytes of one long connection. */
export type Wire = {
  send(bytes: Uint8Array): void
  /** Ends it without a word. */
  cut(): void
}

/** What the bot acknowledged, or that its connection is gone. */
export type Ack = { code: number; data?: unknown } | 'gone'

/** One long connection as Feishu sees it. */
export type Line = {
  readonly wire: Wire
  /** By the id that a push travels under. */
  readonly waiting: Map<string, (ack: Ack) => void>
  /** It has pinged once: the client is ready to be pushed to. */
  greeted: boolean
  /** Half open: nothing arrives at either end, and neither knows. */
  deaf: boolean
}

/** How Feishu runs its long connections; seconds, bytes. */
export type LineSettings = {
  pingSeconds: number
  reconnectSeconds: number
  /** The first try after a break waits a random part of this. */
  nonceSeconds: number
  fragmentBytes: number
  most: number
}

export const feishuLines: LineSettings = {
  pingSeconds: 120,
  reconnectSeconds: 120,
  nonceSeconds: 30,
  fragmentBytes: 64 * 1024,
  most: 50,
}

export const clientConfig = ({ lineSettings }: World) => ({
  PingInterval: lineSettings.pingSeconds,
  ReconnectCount: -1,
  ReconnectInterval: lineSettings.reconnectSeconds,
  ReconnectNonce: lineSettings.nonceSeconds,
})

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

const ackOf = (payload: Uint8Array): Ack => {
  try {
    const { code, data } = JSON.parse(new TextDecoder().decode(payload)) as { code?: unknown; data?: unknown }
    return typeof code === 'number' ? { code, data } : { code: 500 }
  } catch {
    return { code: 500 }
  }
}

const heard = (world: World, line: Line, bytes: Uint8Array): void => {
  if (line.deaf || world.faults.silent) return
  let frame: Frame
  try {
    frame = readFrame(bytes)
  } catch {
    line.wire.cut()
    return
  }
  const { service, method, headers, payload } = frame
  if (method === 'data') line.waiting.get(headers.message_id ?? '')?.(ackOf(payload))
  if (method === 'data' || headers.type !== 'ping') return
  line.greeted = true
  line.wire.send(writeFrame({ service, method, headers: { type: 'pong' }, payload: json(clientConfig(world)) }))
}

/** A connection that has its ticket. What it hears and that it is gone are told to what is returned. */
export const openLine = (world: World, wire: Wire): { hear(bytes: Uint8Array): void; gone(): void } => {
  const line: Line = { wire, waiting: new Map(), greeted: false, deaf: false }
  world.lines.add(line)
  return {
    hear: (bytes) => heard(world, line, bytes),
    gone: () => {
      world.lines.delete(line)
      for (const tell of line.waiting.values()) tell('gone')
    },
  }
}
