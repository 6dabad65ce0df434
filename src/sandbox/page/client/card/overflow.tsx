import { optionsOf, type Part } from '../../../feishu/card-parts.ts'
import { useCard } from './context.ts'
import { Dropdown } from './dropdown.tsx'
import { marginOf } from './layout.ts'
import { press } from './press.ts'
import { cardTexts as texts } from './texts.ts'
import { textOf } from './words.ts'

const pageOf = (option: Record<string, unknown>): string | undefined => {
  const { url, pc_url } = (option.multi_url ?? {}) as Record<string, unknown>
  const said = typeof pc_url === 'string' && pc_url !== '' ? pc_url : url
  return typeof said === 'string' && /^https?:\/\//.test(said) ? said : undefined
}

/** The three dots, and what stands behind them. */
export const Overflow = ({ part }: { part: Part }) => {
  const place = useCard()
  return (
    <div style={marginOf(part)}>
      <Dropdown
        class="overflow"
        label={texts.more}
        disabled={part.disabled === true}
        shown={<span aria-hidden="true">···</span>}
      >
        {(close) => (
          <ul class="dropdown-list">
            {optionsOf(part).map((option, at) => {
              const page = pageOf(option)
              return (
                <li key={at}>
                  {page ? (
                    <a class="dropdown-row" href={page} target="_blank" rel="noopener noreferrer" onClick={close}>
                      {textOf(option.text)}
                    </a>
                  ) : (
                    <button
                      type="button"
                      class="dropdown-row"
                      onClick={(event) => {
                        const near = event.currentTarget.getBoundingClientRect()
                        close()
                        press(place, part, near, String(option.value))
                      }}
                    >
                      {textOf(option.text)}
                    </button>
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </Dropdown>
    </div>
  )
}
