import type { Shape } from './shapes.ts'

export type Component = Shape & {
  /** Only directly in `body.elements`. */
  rootOnly?: true
  /** Counts as a level of nesting. */
  container?: true
  /** People use it: inside a form it needs a name. */
  interactive?: true
  formOnly?: true
}

export type Components = Readonly<Record<string, Component>>
