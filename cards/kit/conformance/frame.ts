import { byLocale, elementId, icon, layout, padding, plainText, richText } from './pieces.ts'
import { badValue, type Check, problem } from './problem.ts'
import { boolean, listOf, matching, object, oneOf, recordOf, string, url, whole } from './shapes.ts'

const shared: Check = (value) =>
  value === true ? undefined : problem(300302, 'update_multi can only be true in schema 2.0', value)

const perPlatform = object({
  fields: { default: whole(1, 9999), android: whole(1, 9999), ios: whole(1, 9999), pc: whole(1, 9999) },
  required: ['default'],
})

const rgba = matching(/^rgba\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*(?:0|1|0?\.\d+|1\.0)\s*\)$/, 'rgba(r,g,b,a)')

/** Declares names for the rest of the card, so it is checked first. */
const colors: Check = (value, context) => {
  const bad = recordOf(object({ fields: { light_mode: rgba, dark_mode: rgba } }))(value, context)
  if (!bad) for (const name of Object.keys(value as object)) context.facts.colors.add(name)
  return bad
}

export const config = object({
  fields: {
    update_multi: shared,
    enable_forward: (value, context) => {
      context.facts.forwardable = value !== false
      return boolean(value, context)
    },
    enable_forward_interaction: boolean,
    width_mode: oneOf('default', 'compact', 'fill'),
    summary: object({ fields: { content: string, i18n_content: byLocale(string) } }),
    locales: listOf(string),
    use_custom_translation: boolean,
    streaming_mode: boolean,
    streaming_config: object({
      fields: { print_frequency_ms: perPlatform, print_step: perPlatform, print_strategy: oneOf('fast', 'delay') },
    }),
    style: object({
      fields: {
        text_size: recordOf(object({ fields: { default: string, pc: string, mobile: string } })),
        color: colors,
      },
    }),
  },
})

export const cardLink = object({
  fields: { url, pc_url: url, ios_url: url, android_url: url },
  rule: (link) =>
    link.url !== undefined ||
    (link.pc_url !== undefined && link.ios_url !== undefined && link.android_url !== undefined)
      ? undefined
      : problem(badValue, 'card_link needs url, or all three of pc_url, ios_url, android_url'),
})

const tagColors = 'neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine'
const tags = listOf(
  object({
    fields: { tag: oneOf('text_tag'), element_id: elementId, text: plainText, color: oneOf(...tagColors.split(' ')) },
    required: ['tag', 'text'],
  }),
)

const templates = 'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'

export const header = object({
  fields: {
    title: richText,
    subtitle: richText,
    text_tag_list: tags,
    i18n_text_tag_list: byLocale(tags),
    template: oneOf(...templates.split(' ')),
    icon,
    padding,
  },
  required: ['title'],
})

export const body = object({
  fields: { ...layout, elements: (value, context) => listOf(context.element)(value, context) },
  required: ['elements'],
})
