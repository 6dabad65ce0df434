/** What must be allowed, by name (`domain/access`). Declared at every door, so that a test finds one without. */
export type Rule = `${string}.${string}` | 'everyone'
