import { Avatar } from '../avatar.tsx'
import { ChoiceList, choicesOf } from './choices.tsx'
import { useCard } from './context.ts'
import { Dropdown } from './dropdown.tsx'
import type { FieldProps } from './field.tsx'
import { nameOfField } from './naming.ts'

/** One of the people of the chat. */
export const PersonSelect = ({ part, value, missing, onValue }: FieldProps) => {
  const { host } = useCard()
  const choices = choicesOf(part, host)
  const name = nameOfField(part)
  const chosen = typeof value === 'string' && value !== '' ? { value, label: host.nameOf(value) } : undefined
  return (
    <Dropdown
      wide
      class="select-box"
      label={chosen ? `${name}：${chosen.label}` : name}
      disabled={part.disabled === true}
      invalid={missing}
      shown={
        chosen ? (
          <span class="person">
            <Avatar id={chosen.value} name={chosen.label} small />
            {chosen.label}
          </span>
        ) : (
          <span class="select-empty">{name}</span>
        )
      }
    >
      {(close) => (
        <ChoiceList
          multiple={false}
          choices={choices}
          picked={chosen ? [chosen.value] : []}
          onPick={(one) => {
            close()
            onValue(one)
          }}
        />
      )}
    </Dropdown>
  )
}
