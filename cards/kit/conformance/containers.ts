import type { Components } from './component.ts'
import {
  color,
  confirm,
  corners,
  elementId,
  icon,
  layout,
  linkBehaviors,
  margin,
  multiUrl,
  padding,
  plainText,
  spacing,
  text,
  widthOf,
} from './pieces.ts'
import { badValue, type Check, type Context, type Fields, isFields, type Problem, problem, within } from './problem.ts'
import { boolean, either, listOf, object, oneOf, string, whole } from './shapes.ts'

/** Elements one level further in. */
const inner =
  (change: Partial<Context> = {}): Check =>
  (value, context) =>
    listOf(context.element)(value, { ...context, root: false, depth: context.depth + 1, ...change })

const links = object({ fields: { multi_url: multiUrl } })

const columnShape = object({
  fields: {
    tag: oneOf('column'),
    element_id: elementId,
    margin: margin,
    ...layout,
    elements: (value, context) => listOf(context.element)(value, { ...context, root: false }),
    width: widthOf(['auto', 'weighted'], 16, 600),
    weight: whole(1, 5),
    background_style: color,
    action: links,
  },
  required: ['tag'],
  rule: ({ width, weight }) =>
    weight !== undefined && width !== 'weighted' ? problem(badValue, 'weight needs width weighted', weight) : undefined,
})

const column: Check = (value, context) =>
  isFields(value) && value.tag === 'column'
    ? columnShape(value, context)
    : problem(badValue, 'columns takes column objects', value)

/** Pixel widths are read only where columns neither wrap nor stretch. */
const columnRule = ({ flex_mode, columns }: Fields): Problem | undefined => {
  if (flex_mode === undefined || flex_mode === 'none') return undefined
  const fixed = (columns as Fields[]).find(({ width }) => typeof width === 'string' && width.endsWith('px'))
  return fixed ? problem(badValue, 'a width in pixels needs flex_mode none', fixed.width) : undefined
}

/** Everything in a form that could be its submit button. */
const submits = (holder: Fields): boolean =>
  [holder.elements, holder.columns].some(
    (held) =>
      Array.isArray(held) &&
      held.some(
        (one) => isFields(one) && ((one.tag === 'button' && one.form_action_type === 'submit') || submits(one)),
      ),
  )

const formName: Check = (value, { facts }) => {
  if (typeof value !== 'string' || value === '') return problem(200530, 'a form needs a name', value)
  if (facts.names.has(value)) return problem(200530, 'name is not unique in the card', value)
  facts.names.add(value)
  return undefined
}

const panelHeader = object({
  fields: {
    title: text(['plain_text', 'markdown']),
    background_color: color,
    width: oneOf('fill', 'auto', 'auto_when_fold'),
    vertical_align: oneOf('top', 'center', 'bottom'),
    padding: (value, context) =>
      typeof value === 'string' && value.split(' ').length === 2
        ? problem(badValue, 'invalid panel header padding', value)
        : padding(value, context),
    position: string,
    icon,
    icon_position: oneOf('left', 'right', 'follow_text'),
    icon_expanded_angle: oneOf(90, -90, 180, -180),
  },
  required: ['title'],
})

export const containers: Components = {
  column_set: {
    container: true,
    fields: {
      columns: (value, context) => listOf(column)(value, { ...context, root: false, depth: context.depth + 1 }),
      flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      horizontal_spacing: spacing,
      horizontal_align: layout.horizontal_align,
      background_style: color,
      action: links,
    },
    required: ['columns'],
    rule: columnRule,
  },
  form: {
    container: true,
    rootOnly: true,
    fields: { name: formName, elements: inner({ form: true }), ...layout },
    required: ['elements'],
    rule: (form, context) =>
      (form.name === undefined ? within('name', formName(undefined, context)) : undefined) ??
      (submits(form) ? undefined : problem(300123, 'a form needs a button with form_action_type submit')),
  },
  interactive_container: {
    container: true,
    fields: {
      ...layout,
      name: string,
      elements: inner(),
      behaviors: linkBehaviors,
      width: widthOf(['fill', 'auto'], 16, 999),
      height: widthOf(['auto'], 10, 999),
      background_style: either(oneOf('laser'), color),
      has_border: boolean,
      border_color: color,
      corner_radius: corners,
      disabled: boolean,
      disabled_tips: plainText,
      hover_tips: plainText,
      confirm,
    },
    required: ['elements'],
  },
  collapsible_panel: {
    container: true,
    fields: {
      ...layout,
      header: panelHeader,
      expanded: boolean,
      background_color: color,
      border: object({ fields: { color, corner_radius: corners } }),
      elements: inner(),
    },
    required: ['header', 'elements'],
  },
}
