/** Why a card is refused. `path` grows from the inside out while the problem travels up. */
export type Problem = { code: number; path: string[]; message: string; value?: string }

/** What a card refers to, and may refer to only once or only if it exists. */
export type Facts = {
  readonly names: Set<string>
  readonly elementIds: Set<string>
  readonly audioIds: Set<string>
  readonly colors: Set<string>
  readonly allowedTables: number
  readonly imageKeys: { has(key: string): boolean } | undefined
  readonly users: { has(id: string): boolean } | undefined
  tables: number
  forwardable: boolean
}

/** Where in the card a value stands. */
export type Context = {
  readonly facts: Facts
  /** Directly in `body.elements`. */
  readonly root: boolean
  readonly form: boolean
  /** Containers around it. */
  readonly depth: number
  /** Checks one element; carried here because containers and elements need each other. */
  readonly element: Check
}

/** Nothing when the value may stand there. */
export type Check = (value: unknown, context: Context) => Problem | undefined

export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Feishu's codes inside 230099 (cards.md §8). */
export const badValue = 10002
export const unknownProperty = 200621
export const tooMuch = 11310

export const problem = (code: number, message: string, value?: unknown): Problem => ({
  code,
  path: [],
  message,
  ...(value === undefined ? {} : { value: typeof value === 'string' ? value : JSON.stringify(value) }),
})

export const within = (step: string, inner: Problem | undefined): Problem | undefined => {
  inner?.path.unshift(step)
  return inner
}

/** `[2](tag: chart)`, as Feishu writes a place in a list. */
export const stepOf = (index: number, item: unknown): string =>
  isFields(item) && typeof item.tag === 'string' ? `[${index}](tag: ${item.tag})` : `[${index}]`
