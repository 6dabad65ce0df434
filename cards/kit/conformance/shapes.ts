import {
  badValue,
  type Check,
  type Fields,
  isFields,
  type Problem,
  problem,
  stepOf,
  unknownProperty,
  within,
} from './problem.ts'

const wrong = (expected: string, value: unknown): Problem => problem(badValue, `expected ${expected}`, value)

export const string: Check = (value) => (typeof value === 'string' ? undefined : wrong('a string', value))

export const filled: Check = (value) =>
  typeof value === 'string' && value !== '' ? undefined : wrong('a string that is not empty', value)

/** Counted in characters as people count them. */
export const upTo =
  (characters: number): Check =>
  (value) => {
    if (typeof value !== 'string') return wrong('a string', value)
    return [...value].length <= characters ? undefined : wrong(`at most ${characters} characters`, value)
  }

export const boolean: Check = (value) => (typeof value === 'boolean' ? undefined : wrong('true or false', value))

export const oneOf = (...allowed: readonly (string | number)[]): Check => {
  const set = new Set<unknown>(allowed)
  return (value) => (set.has(value) ? undefined : wrong(`one of ${allowed.join(', ')}`, value))
}

export const whole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : wrong(`a whole number from ${least} to ${most}`, value)

export const number =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most
      ? undefined
      : wrong(`a number from ${least} to ${most}`, value)

export const matching =
  (pattern: RegExp, expected: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : wrong(expected, value)

/** The problem of the last when none fits: put the commonest last. */
export const either =
  (...checks: readonly Check[]): Check =>
  (value, context) => {
    let last: Problem | undefined
    for (const check of checks) {
      last = check(value, context)
      if (!last) return undefined
    }
    return last
  }

export const listOf =
  (check: Check, most = Number.POSITIVE_INFINITY): Check =>
  (value, context) => {
    if (!Array.isArray(value)) return wrong('a list', value)
    if (value.length > most) return wrong(`at most ${most} entries`, value.length)
    for (const [index, item] of value.entries()) {
      const found = check(item, context)
      if (found) return within(stepOf(index, item), found)
    }
    return undefined
  }

export const recordOf =
  (check: Check, key: Check = string): Check =>
  (value, context) => {
    if (!isFields(value)) return wrong('an object', value)
    for (const [name, held] of Object.entries(value)) {
      const found = key(name, context) ?? check(held, context)
      if (found) return within(name, found)
    }
    return undefined
  }

export type Shape = {
  fields: Readonly<Record<string, Check>>
  required?: readonly string[]
  /** What several fields together must satisfy. */
  rule?: (value: Fields, context: Parameters<Check>[1]) => Problem | undefined
}

/** Unknown names are refused: Feishu ignores nothing in schema 2.0. */
export const object =
  ({ fields, required = [], rule }: Shape): Check =>
  (value, context) => {
    if (!isFields(value)) return wrong('an object', value)
    for (const [name, held] of Object.entries(value)) {
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (!check) return problem(unknownProperty, `unknown property: ${name}`, name)
      const found = check(held, context)
      if (found) return within(name, found)
    }
    const missing = required.find((name) => !Object.hasOwn(value, name))
    if (missing) return problem(badValue, `required property is missing: ${missing}`)
    return rule?.(value, context)
  }

const pixelNumber = /^(-?\d{1,4})px$/

export const pixels =
  (least: number, most: number): Check =>
  (value) => {
    const amount = typeof value === 'string' ? pixelNumber.exec(value)?.[1] : undefined
    const fits = amount !== undefined && Number(amount) >= least && Number(amount) <= most
    return fits ? undefined : wrong(`a length from ${least}px to ${most}px`, value)
  }

/** '8px', '4px 0' or '4px 8px 4px 8px'. */
export const edges =
  (least: number, most: number): Check =>
  (value) => {
    const sides = typeof value === 'string' ? value.split(' ') : []
    const fits = (side: string) => {
      const amount = /^(-?\d{1,3})(px)?$/.exec(side)
      return (
        amount !== null && (amount[2] || amount[1] === '0') && Number(amount[1]) >= least && Number(amount[1]) <= most
      )
    }
    const counted = sides.length === 1 || sides.length === 2 || sides.length === 4
    return counted && sides.every(fits) ? undefined : wrong(`1, 2 or 4 lengths from ${least}px to ${most}px`, value)
  }

const link = /^https?:\/\/[^\s]+$/

export const url: Check = (value) =>
  typeof value === 'string' && (link.test(value) || value === 'lark://msgcard/unsupported_action' || value === '')
    ? undefined
    : wrong('an http or https address', value)
