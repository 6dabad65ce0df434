import type { Component } from './component.ts'
import { containers } from './containers.ts'
import { display } from './display.ts'
import { interactive } from './interactive.ts'
import { elementId, margin } from './pieces.ts'
import { badValue, type Check, type Context, type Fields, isFields, type Problem, problem, tooMuch } from './problem.ts'
import { object, string } from './shapes.ts'

const deepest = 5

const everywhere = { tag: string, element_id: elementId, margin }

type Known = { component: Component; check: Check }

const known = new Map<string, Known>(
  Object.entries({ ...containers, ...display, ...interactive }).map(([tag, component]) => [
    tag,
    { component, check: object({ ...component, fields: { ...everywhere, ...component.fields } }) },
  ]),
)

export const componentTags: readonly string[] = [...known.keys()]

const place = (tag: string, { rootOnly, formOnly, container }: Component, context: Context): Problem | undefined => {
  if (rootOnly && !context.root) return problem(badValue, `${tag} may only stand in body.elements`, tag)
  if (formOnly && !context.form) return problem(badValue, `${tag} works only in a form`, tag)
  if (container && context.depth >= deepest) return problem(tooMuch, `containers nest at most ${deepest} levels`, tag)
  return undefined
}

/** Names are unique in the card, and everything usable in a form has one (cards.md §1). */
const naming = (element: Fields, { interactive: used }: Component, { form, facts }: Context): Problem | undefined => {
  const { name } = element
  if (!used) return undefined
  if (form && (typeof name !== 'string' || name === '')) return problem(200530, 'name is empty in a form', name ?? '')
  if (!form && element.required === true) return problem(badValue, 'required works only in a form')
  if (typeof name !== 'string' || name === '') return undefined
  if (facts.names.has(name)) return problem(200530, 'name is not unique in the card', name)
  facts.names.add(name)
  return undefined
}

export const checkElement: Check = (value, context) => {
  if (!isFields(value) || typeof value.tag !== 'string') return problem(200621, 'an element needs a tag', value)
  const found = known.get(value.tag)
  if (!found) return problem(200861, `not support tag: ${value.tag}`, value.tag)
  const { component, check } = found
  return place(value.tag, component, context) ?? naming(value, component, context) ?? check(value, context)
}
