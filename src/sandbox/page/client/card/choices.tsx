import { useState } from 'preact/hooks'
import { optionsOf, type Part } from '../../../feishu/card-parts.ts'
import { Avatar } from '../avatar.tsx'
import type { CardHost } from './context.ts'
import { cardTexts as texts } from './texts.ts'
import { textOf } from './words.ts'

export type Choice = { value: string; label: string; person: boolean }

/** What can be picked here; a person picker without options offers everybody in the chat. */
export const choicesOf = (part: Part, host: CardHost): Choice[] => {
  const person = part.tag.endsWith('select_person')
  const options = optionsOf(part).map(({ value, text }) => ({ value: String(value), label: textOf(text), person }))
  if (!person) return options
  if (options.length > 0) return options.map((one) => ({ ...one, label: host.nameOf(one.value) }))
  return host.people().map(({ openId, name }) => ({ value: openId, label: name, person }))
}

/** Longer lists can be searched. */
const short = 7

type Pick = { choices: readonly Choice[]; picked: readonly string[]; multiple: boolean; onPick(value: string): void }

export const ChoiceList = ({ choices, picked, multiple, onPick }: Pick) => {
  const [words, setWords] = useState('')
  const found = choices.filter(({ label }) => label.includes(words.trim()))
  return (
    <>
      {choices.length > short && (
        <input
          type="search"
          class="dropdown-search"
          placeholder={texts.search}
          aria-label={texts.search}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <ul class="dropdown-list">
        {found.map((choice) => (
          <li key={choice.value}>
            <button
              type="button"
              class="dropdown-row"
              aria-pressed={picked.includes(choice.value)}
              onClick={() => onPick(choice.value)}
            >
              {multiple && <span class="tick-box" aria-hidden="true" />}
              {choice.person && <Avatar id={choice.value} name={choice.label} small />}
              <span>{choice.label}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li class="muted dropdown-none">{texts.nothingFound}</li>}
      </ul>
    </>
  )
}
