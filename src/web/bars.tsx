/** @jsxImportSource hono/jsx */
import { Empty } from './section.tsx'

export type Bar = {
  label: string
  /** 0 … 1 */
  part: number
  /** The same in words: the picture only helps. */
  words: string
}

/** Parts of a whole, side by side, drawn on the server. */
export const Bars = ({ label, of, empty }: { label: string; of: readonly Bar[]; empty: string }) =>
  of.length === 0 ? (
    <Empty text={empty} />
  ) : (
    <ol class="bars" aria-label={label}>
      {of.map((bar) => (
        <li>
          <div class="bars-head">
            <strong>{bar.label}</strong>
            <span>{bar.words}</span>
          </div>
          <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width={String(Math.round(Math.min(1, Math.max(0, bar.part)) * 1000) / 10)} height="1" />
          </svg>
        </li>
      ))}
    </ol>
  )
