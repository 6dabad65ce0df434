export type Part = Record<string, unknown> & { tag: string }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const isPart = (value: unknown): value is Part => isRecord(value) && typeof value.tag === 'string'

const inside = (part: Record<string, unknown>): unknown[] => [
  ...((part.elements as unknown[] | undefined) ?? []),
  ...((part.columns as unknown[] | undefined) ?? []),
]

/** Every component below `elements` and `columns`, from top to bottom, each before what it holds. */
export const partsWithin = (holder: Record<string, unknown>): Part[] =>
  inside(holder).flatMap((child) => (isPart(child) ? [child, ...partsWithin(child)] : []))

export const partsOf = (content: string): Part[] => {
  const { body } = JSON.parse(content) as { body?: Record<string, unknown> }
  return isRecord(body) ? partsWithin(body) : []
}

export const wordsIn = (text: unknown): string =>
  isRecord(text) && typeof text.content === 'string' ? text.content : ''

export const optionsOf = (part: Part): Record<string, unknown>[] =>
  Array.isArray(part.options) ? part.options.filter(isRecord) : []

const behaviorsOf = (part: Part): Record<string, unknown>[] =>
  Array.isArray(part.behaviors) ? part.behaviors.filter(isRecord) : []

/** The `value` of the component's callback behaviour, or its legacy `value`. */
export const callbackValue = (part: Part): unknown =>
  behaviorsOf(part).find(({ type }) => type === 'callback')?.value ?? part.value

/** Does using this component call the bot? Links and unticked-for checkers stay on the client. */
export const callsBack = (part: Part): boolean => {
  if (behaviorsOf(part).some(({ type }) => type === 'callback')) return true
  if (part.tag === 'button') return part.value !== undefined || part.form_action_type === 'submit'
  return part.tag !== 'checker' && part.tag !== 'interactive_container'
}

/** Where a press leads, if that is a page that may be opened: http and https only. */
export const linkOf = (part: Part): string | undefined => {
  const url = behaviorsOf(part).find(({ type }) => type === 'open_url')?.default_url ?? part.url
  return typeof url === 'string' && /^https?:\/\//.test(url) ? url : undefined
}

/** Something on a card that a person can press, with the words on it. */
export type Target = { label: string; part: Part; action: Record<string, unknown> }

const named = (part: Part): Record<string, unknown> => (typeof part.name === 'string' ? { name: part.name } : {})

const actionOf = (part: Part, more: Record<string, unknown>): Record<string, unknown> => {
  const value = callbackValue(part)
  return { tag: part.tag, ...(value === undefined ? {} : { value }), ...named(part), ...more }
}

const targetsOfPart = (part: Part): Target[] => {
  switch (part.tag) {
    case 'button':
      return [{ label: wordsIn(part.text), part, action: actionOf(part, {}) }]
    case 'checker':
      return [{ label: wordsIn(part.text), part, action: actionOf(part, { checked: part.checked !== true }) }]
    case 'overflow':
    case 'select_static':
      return optionsOf(part).map((option) => ({
        label: wordsIn(option.text),
        part,
        action: actionOf(part, { option: option.value }),
      }))
    case 'interactive_container': {
      const words = partsWithin(part).map((held) =>
        held.tag === 'markdown' ? String(held.content) : wordsIn(held.text),
      )
      return [{ label: words.find((word) => word !== '') ?? '', part, action: actionOf(part, {}) }]
    }
    default:
      return []
  }
}

/** The pressable ones among these, containers last: what stands inside them wins the click. */
export const targetsAmong = (parts: readonly Part[]): Target[] => {
  const targets = parts.flatMap(targetsOfPart)
  const isBox = ({ part }: Target) => part.tag === 'interactive_container'
  return [...targets.filter((target) => !isBox(target)), ...targets.filter(isBox)]
}

export const targetsOf = (content: string): Target[] => targetsAmong(partsOf(content))

/** The thing with exactly these words, else the first that starts with them; `nth` among several with the same words. */
export const findTarget = (content: string, label: string, nth = 0): Target => {
  const targets = targetsOf(content)
  const exact = targets.filter((t) => t.label === label)
  const found = exact[nth] ?? targets.find((t) => label !== '' && exact.length === 0 && t.label.startsWith(label))
  if (found) return found
  throw new Error(`no button «${label}» on this card; there are: ${targets.map((t) => `«${t.label}»`).join(' ')}`)
}

/** What stands outside every form and calls the bot by itself. */
export const looseAmong = (parts: readonly Part[]): Part[] => {
  const inForms = new Set<Part>(parts.filter(({ tag }) => tag === 'form').flatMap(partsWithin))
  return parts.filter((part) => !inForms.has(part))
}
