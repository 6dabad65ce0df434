/** What a request to the Worker under test says of the bench that it comes from. */
export type Control = {
  /** Names one life of the program: what it keeps in mind, and what it has logged. */
  life: string
  /** Vars and secrets. */
  env: Record<string, string>
  /** The bench's clock, milliseconds. */
  now: number
  /** The program is leaving. */
  unready: boolean
}

export type Act = 'deliver' | 'tick' | 'send' | 'seal'
export type Line = { level: 'info' | 'warn' | 'error'; event: string; fields: Record<string, unknown> }
/** `sent` and `waiting` as `send` gives them, a number from `deliver` and `seal`. */
export type Acted = { result: unknown; lines: Line[] }

export const controlHeader = 'x-bench-control'
export const linesHeader = 'x-bench-lines'
/** Header values are bytes; JSON may hold anything. */
export const packed = (value: unknown): string => encodeURIComponent(JSON.stringify(value))
export const unpacked = <T>(text: string | null): T => JSON.parse(decodeURIComponent(text ?? 'null')) as T
