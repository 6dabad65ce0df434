import { useEffect } from 'preact/hooks'
import type { Chain } from '../../panels/lines.ts'
import { ask } from '../api.ts'
import { sayRefusal } from '../gestures.ts'
import { now } from '../state.ts'
import { fullTime } from '../time.ts'
import { nearOf } from './act.ts'
import { chain, ledger } from './load.ts'
import { Panel } from './panel.tsx'
import { panelTexts } from './texts.ts'

const verify = async (): Promise<void> => {
  chain.value = (await ask<{ books: Chain[] }>('panels/chain')).books
}

const nameOfBook = (book: string): string => panelTexts.ledger.books[book] ?? book

/** The verdict on both books, from the first line to the last. */
const Verdict = () => {
  useEffect(() => {
    verify().catch(() => {})
  }, [])
  return (
    <div class="verdicts">
      {chain.value?.map((of) => (
        <p key={of.book} class={of.ok ? 'sound' : 'broken'}>
          {of.ok
            ? panelTexts.ledger.sound(nameOfBook(of.book), of.lines)
            : panelTexts.ledger.broken(nameOfBook(of.book), of.seq)}
        </p>
      ))}
      <button
        type="button"
        class="small-button"
        onClick={(event) => {
          const near = nearOf(event)
          verify().catch((error) => sayRefusal(error, near))
        }}
      >
        {panelTexts.ledger.verify}
      </button>
    </div>
  )
}

/** 确认台账: who has learned, understood, done, confirmed what. */
export const LedgerPanel = () => {
  const { lines, total = 0 } = ledger.value ?? {}
  return (
    <Panel
      about={`${panelTexts.ledger.about} · ${panelTexts.ledger.total(total)}`}
      head={<Verdict />}
      lines={lines}
      none={panelTexts.ledger.none}
    >
      {(of) => (
        <li class="line" key={of.seq}>
          <div class="line-top">
            <strong>{of.person}</strong>
            <span class={`state stage-${of.stage}`}>
              {panelTexts.ledger.kinds[of.kind] ?? of.kind} · {panelTexts.ledger.stages[of.stage] ?? of.stage}
            </span>
            {of.late && <span class="state late">{panelTexts.ledger.late}</span>}
            <time>{fullTime(of.at, now.value)}</time>
          </div>
          {of.by !== 'system' && <p class="why">{panelTexts.ledger.by(of.by)}</p>}
          {of.corrects !== undefined && <p class="why">{panelTexts.ledger.corrects(of.corrects, of.reason ?? '')}</p>}
        </li>
      )}
    </Panel>
  )
}
