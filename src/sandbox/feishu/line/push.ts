import type { Outcome } from '../post.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'
import { writeFrame } from './frame.ts'
import type { Ack, Line } from './lines.ts'

const pieces = (bytes: Uint8Array, most: number): Uint8Array[] =>
  Array.from({ length: Math.max(1, Math.ceil(bytes.length / most)) }, (_, i) =>
    bytes.subarray(i * most, (i + 1) * most),
  )

/** Nobody promises that the pieces come in order. */
const shuffled = <T>(items: readonly T[], random: Random): T[] => {
  const rest = [...items]
  return items.map(() => rest.splice(random.below(rest.length), 1)[0] as T)
}

/** What the acknowledgement says, read as the answer to a request: its status and its body. */
const answerIn = (ack: Exclude<Ack, 'gone'>): { status: number; body: string } => ({
  status: ack.code,
  body: typeof ack.data === 'string' ? Buffer.from(ack.data, 'base64').toString() : '{}',
})

const send = (world: World, line: Line, id: string, text: string): void => {
  const parts = pieces(new TextEncoder().encode(text), world.lineSettings.fragmentBytes)
  const frames = parts.map((payload, seq) =>
    writeFrame({
      service: 1,
      method: 'data',
      headers: { type: 'event', message_id: id, sum: String(parts.length), seq: String(seq), trace_id: id },
      payload,
    }),
  )
  for (const frame of shuffled(frames, world.random)) line.wire.send(frame)
}

/** One push to one of the long connections, whichever; in plain text, acknowledged in time or not. */
export const pushOverLine = async (world: World, text: string): Promise<Outcome> => {
  const ready = [...world.lines].filter((line) => line.greeted)
  const line = ready.length > 1 ? ready[world.random.below(ready.length)] : ready[0]
  if (!line) return { kind: 'refused', ms: 0 }
  const started = performance.now()
  const ms = () => Math.round(performance.now() - started)
  const id = world.random.hex(32)
  let timer: ReturnType<typeof setTimeout> | undefined
  const ack = await new Promise<Ack | 'late'>((resolve) => {
    line.waiting.set(id, resolve)
    timer = setTimeout(() => resolve('late'), world.patience.pushMs)
    if (!line.deaf) send(world, line, id, text)
  })
  clearTimeout(timer)
  line.waiting.delete(id)
  if (ack === 'late') return { kind: 'timeout', ms: ms() }
  if (ack === 'gone') return { kind: 'refused', ms: ms() }
  return { kind: 'answered', ...answerIn(ack), ms: ms() }
}
