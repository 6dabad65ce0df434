import { optionsOf } from '../../../feishu/card-parts.ts'
import { useCard } from './context.ts'
import type { FieldProps } from './field.tsx'
import { Photo } from './image.tsx'
import { cardTexts as texts } from './texts.ts'
import { textOf } from './words.ts'

/** Pictures to choose among. */
export const SelectImage = ({ part, value, missing, onValue }: FieldProps) => {
  const { host } = useCard()
  const multiple = part.multi_select === true
  const picked = (Array.isArray(value) ? value : [value]).map(String)
  const pick = (one: string) => {
    if (!multiple) return onValue(one)
    const now = picked.filter((p) => p !== '' && p !== 'undefined')
    onValue(now.includes(one) ? now.filter((p) => p !== one) : [...now, one])
  }
  const ratio = /^(1:1|16:9|4:3)$/.test(String(part.aspect_ratio))
    ? String(part.aspect_ratio).replace(':', ' / ')
    : '1 / 1'
  return (
    <div class={`image-choices images-${String(part.layout ?? 'bisect')}`} data-invalid={missing}>
      {optionsOf(part).map((option, at) => (
        <button
          type="button"
          key={at}
          class="image-choice"
          aria-pressed={picked.includes(String(option.value))}
          aria-label={textOf(option.hover_tips) || `${texts.image} ${at + 1}`}
          disabled={part.disabled === true || option.disabled === true}
          onClick={() => pick(String(option.value))}
        >
          <Photo src={host.imageOf(String(option.img_key))} alt="" preview={false} style={{ aspectRatio: ratio }} />
        </button>
      ))}
    </div>
  )
}
