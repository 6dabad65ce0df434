import { useMemo, useState } from 'preact/hooks'
import { type Part, partsWithin, wordsIn } from '../../../feishu/card-parts.ts'
import { ConfirmDialog } from './confirm.tsx'
import { type CardHost, CardPlace, type Confirm } from './context.ts'
import { Elements } from './element.tsx'
import { Head } from './head.tsx'
import { layoutOf } from './layout.ts'
import { textOf } from './words.ts'

type Body = { elements?: unknown[] } & Record<string, unknown>
type CardJson = { config?: { width_mode?: unknown }; header?: Record<string, unknown>; body?: Body }
type Asking = Confirm & { act(): void }

const confirmOf = ({ confirm }: Part): Confirm | undefined => {
  if (confirm === null || typeof confirm !== 'object') return undefined
  const { title, text } = confirm as Record<string, unknown>
  return { title: textOf(title), text: textOf(text) }
}

/** A card as Feishu's client draws it, from the JSON that the bot sent. */
export const Card = ({ content, host }: { content: string; host: CardHost }) => {
  const { config, header, body } = useMemo(() => JSON.parse(content) as CardJson, [content])
  const parts = useMemo(() => partsWithin(body ?? {}), [body])
  const [asking, setAsking] = useState<Asking>()
  const place = useMemo(
    () => ({
      host,
      parts,
      draw: (of: unknown) => <Elements of={of} />,
      unlessUnsure: (part: Part, act: () => void) => {
        const confirm = confirmOf(part)
        if (confirm) setAsking({ ...confirm, act })
        else act()
      },
    }),
    [host, parts],
  )
  return (
    <CardPlace.Provider value={place}>
      <section
        class={`card ${config?.width_mode === 'compact' ? 'card-compact' : ''}`}
        aria-label={wordsIn(header?.title)}
      >
        {header && <Head header={header} />}
        <div class="card-body" style={layoutOf(body ?? {})}>
          <Elements of={body?.elements} />
        </div>
        {asking && (
          <ConfirmDialog
            asked={asking}
            onEnd={(sure) => {
              setAsking(undefined)
              if (sure) asking.act()
            }}
          />
        )}
      </section>
    </CardPlace.Provider>
  )
}
