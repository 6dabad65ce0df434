import type { ShownCard } from '../../panels/lines.ts'
import type { MessageLine } from '../../wire.ts'
import { now, view } from '../state.ts'
import { fullTime } from '../time.ts'
import { showToast } from '../toast.tsx'
import { nearOf } from './act.ts'
import { card, cardId } from './load.ts'
import { panelTexts } from './texts.ts'

const titleOf = ({ content }: MessageLine): string => {
  const { header } = JSON.parse(content) as { header?: { title?: { content?: string } } }
  return header?.title?.content ?? ''
}

const Choice = () => {
  const cards = (view.value?.open?.messages ?? []).filter((m) => m.type === 'interactive' && !m.recalled).reverse()
  const elsewhere = cardId.value !== '' && !cards.some((m) => m.messageId === cardId.value)
  if (cards.length === 0 && !elsewhere) return <p class="muted none">{panelTexts.card.none}</p>
  return (
    <select
      class="card-choice"
      aria-label={panelTexts.card.choose}
      value={cardId.value}
      onChange={(event) => {
        cardId.value = event.currentTarget.value
      }}
    >
      <option value="">{panelTexts.card.choose}…</option>
      {elsewhere && <option value={cardId.value}>{cardId.value}</option>}
      {cards.map((of) => (
        <option key={of.messageId} value={of.messageId}>
          {titleOf(of)} · {fullTime(of.at, now.value)}
        </option>
      ))}
    </select>
  )
}

const Shown = ({ of }: { of: ShownCard }) => {
  const json = JSON.stringify(JSON.parse(of.content), null, 2)
  const { verdict } = of
  return (
    <>
      <p class={verdict.ok ? 'sound' : 'broken'}>
        {verdict.ok
          ? panelTexts.card.sound
          : panelTexts.card.refused(verdict.subCode ?? verdict.code, verdict.path, verdict.message)}
      </p>
      <div class="line-buttons">
        <span class="muted">{panelTexts.card.revision(of.revision, (of.bytes / 1024).toFixed(1))}</span>
        <button
          type="button"
          class="small-button"
          onClick={(event) => {
            const near = nearOf(event)
            navigator.clipboard.writeText(json).then(
              () => showToast({ type: 'success', content: panelTexts.card.copied }, near),
              () => showToast({ type: 'warning', content: panelTexts.card.notCopied }, near),
            )
          }}
        >
          {panelTexts.card.copy}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="json" tabIndex={0} aria-label={panelTexts.card.json}>
        <pre>{json}</pre>
      </section>
    </>
  )
}

/** The JSON of one card, as the bot sent it and Feishu holds it. */
export const CardPanel = () => (
  <>
    <p class="muted about">{panelTexts.card.about}</p>
    <Choice />
    {card.value && <Shown of={card.value} />}
    {cardId.value !== '' && !card.value && <p class="muted none">{panelTexts.card.gone}</p>}
  </>
)
