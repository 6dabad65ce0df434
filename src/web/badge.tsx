/** @jsxImportSource hono/jsx */

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'calm'

/** A state in one or two words. The words say it; the colour only helps. */
export const Badge = ({ text, tone = 'calm' }: { text: string; tone?: Tone }) => (
  <span class={`badge ${tone}`}>{text}</span>
)
