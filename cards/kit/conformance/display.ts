import type { Components } from './component.ts'
import {
  byLocale,
  color,
  corners,
  countTables,
  icon,
  imageKey,
  layout,
  markdownText,
  plainText,
  richText,
  userId,
  widthOf,
} from './pieces.ts'
import { badValue, type Check, type Context, type Fields, isFields, type Problem, problem } from './problem.ts'
import { boolean, either, filled, listOf, matching, number, object, oneOf, pixels, string, whole } from './shapes.ts'
import { tableFields, tableRule } from './table.ts'

const align = layout.horizontal_align
const avatarSize = oneOf('extra_small', 'small', 'medium', 'large')

const looksLikeCode = /^\s*(?:function\b|\([^)]*\)\s*=>|[\w$]+\s*=>)/

const hasCode = (value: unknown): boolean =>
  typeof value === 'string'
    ? looksLikeCode.test(value)
    : value !== null && typeof value === 'object' && Object.values(value).some(hasCode)

/** VChart, as data: a type, an `axes` list, no functions. Whether VChart can draw it is not known here. */
const chartSpec: Check = (value) => {
  if (!isFields(value)) return problem(200550, 'chart_spec must be an object', value)
  if (typeof value.type !== 'string' || value.type === '') return problem(200550, 'chart_spec needs a type')
  if (value.axes !== undefined && !Array.isArray(value.axes)) return problem(200550, 'axes must be a list', value.axes)
  return hasCode(value) ? problem(200550, 'chart_spec must not contain functions') : undefined
}

const combined: Record<string, number> = { double: 2, triple: 3, bisect: 6, trisect: 9 }

const combinationRule = ({ combination_mode, img_list }: Fields): Problem | undefined => {
  const most = combined[combination_mode as string] ?? 0
  const count = (img_list as unknown[]).length
  return count > most ? problem(badValue, `${combination_mode} takes at most ${most} pictures`, count) : undefined
}

const audioRule = ({ audio_id }: Fields, { facts }: Context): Problem | undefined => {
  if (facts.forwardable) return problem(300220, 'a card with audio must set enable_forward false')
  if (typeof audio_id !== 'string') return undefined
  if (facts.audioIds.has(audio_id)) return problem(300230, 'audio_id is not unique in the card', audio_id)
  facts.audioIds.add(audio_id)
  return undefined
}

export const display: Components = {
  markdown: {
    fields: { content: markdownText, i18n_content: byLocale(string), text_align: align, text_size: string, icon },
    required: ['content'],
  },
  div: { fields: { text: richText, icon, width: widthOf(['fill', 'auto'], 16, 999) } },
  img: {
    fields: {
      img_key: imageKey,
      i18n_img_key: byLocale(imageKey),
      alt: plainText,
      title: richText,
      scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
      size: either(
        oneOf('stretch', 'large', 'medium', 'small', 'tiny'),
        matching(/^(?:[1-9]\d{0,2}|1000)px (?:[1-9]\d{0,2}|1000)px$/, 'a size name or two lengths'),
      ),
      corner_radius: corners,
      transparent: boolean,
      preview: boolean,
      mode: string,
      custom_width: number(1, 9999),
      compact_width: boolean,
    },
    required: ['img_key', 'alt'],
  },
  img_combination: {
    fields: {
      combination_mode: oneOf(...Object.keys(combined)),
      img_list: listOf(object({ fields: { img_key: imageKey, transparent: boolean }, required: ['img_key'] })),
      combination_transparent: boolean,
      corner_radius: corners,
    },
    required: ['combination_mode', 'img_list'],
    rule: combinationRule,
  },
  person: {
    fields: {
      user_id: userId,
      size: avatarSize,
      show_avatar: boolean,
      show_name: boolean,
      style: oneOf('normal', 'capsule'),
    },
    required: ['user_id'],
  },
  person_list: {
    fields: {
      persons: listOf(object({ fields: { id: filled }, required: ['id'] })),
      show_name: boolean,
      show_avatar: boolean,
      size: avatarSize,
      lines: whole(1, 999),
      drop_invalid_user_id: boolean,
      icon,
    },
    required: ['persons'],
    rule: ({ persons, drop_invalid_user_id }, context) => {
      if (drop_invalid_user_id === true) return undefined
      return (persons as { id: string }[]).flatMap(({ id }) => userId(id, context) ?? [])[0]
    },
  },
  table: {
    rootOnly: true,
    fields: tableFields,
    required: ['columns', 'rows'],
    rule: (table, context) => countTables(context, 1) ?? tableRule(table, context),
  },
  chart: {
    fields: {
      chart_spec: chartSpec,
      aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
      color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
      height: either(oneOf('auto'), pixels(1, 999)),
      preview: boolean,
    },
    required: ['chart_spec'],
  },
  hr: { fields: {} },
  audio: {
    fields: {
      file_key: filled,
      i18n_file_key: byLocale(filled),
      audio_id: filled,
      style: oneOf('normal', 'flat', 'speak'),
      width: string,
      show_time: boolean,
      show_progress_bar: boolean,
      time_display: oneOf('default', 'both'),
      time_position: oneOf('end', 'start', 'both_sides'),
      border: object({ fields: { color, corner_radius: corners } }),
      padding: layout.padding,
      background_style: color,
      fill_color: color,
      disabled: boolean,
      disabled_tips: plainText,
      fallback: object({ fields: { tag: string, text: plainText } }),
    },
    required: ['file_key'],
    rule: audioRule,
  },
}
