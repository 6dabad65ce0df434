import { ChoiceList, choicesOf } from './choices.tsx'
import { useCard } from './context.ts'
import { Dropdown } from './dropdown.tsx'
import type { FieldProps } from './field.tsx'
import { nameOfField } from './naming.ts'
import { cardTexts as texts } from './texts.ts'

/** Several of a list: what is chosen stands in the box. */
export const MultiSelect = ({ part, value, missing, onValue }: FieldProps) => {
  const { host } = useCard()
  const picked = Array.isArray(value) ? (value as string[]) : []
  const choices = choicesOf(part, host)
  const chosen = choices.filter((choice) => picked.includes(choice.value))
  const name = nameOfField(part)
  return (
    <Dropdown
      wide
      class="select-box"
      label={chosen.length > 0 ? `${name}：${chosen.map((c) => c.label).join('、')}` : name}
      disabled={part.disabled === true}
      invalid={missing}
      shown={
        chosen.length === 0 ? (
          <span class="select-empty">{name}</span>
        ) : (
          chosen.map((choice) => (
            <span class="chip" key={choice.value}>
              {choice.label}
            </span>
          ))
        )
      }
    >
      {() => (
        <>
          <ChoiceList
            multiple
            choices={choices}
            picked={picked}
            onPick={(one) => onValue(picked.includes(one) ? picked.filter((p) => p !== one) : [...picked, one])}
          />
          <p class="dropdown-foot" role="status">
            {texts.chosen(picked.length)}
          </p>
        </>
      )}
    </Dropdown>
  )
}
