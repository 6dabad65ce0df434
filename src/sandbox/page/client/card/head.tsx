import type { Part } from '../../../feishu/card-parts.ts'
import { classColor } from './colors.ts'
import { Icon } from './icon.tsx'
import { Markdown } from './markdown.tsx'
import { textOf } from './words.ts'

const templates = new Set('blue wathet turquoise green yellow orange red carmine violet purple indigo grey'.split(' '))
/** More than three are not shown. */
const mostTags = 3

const Words = ({ text }: { text: unknown }) =>
  (text as Part | undefined)?.tag === 'lark_md' ? (
    <Markdown content={textOf(text)} size="normal" />
  ) : (
    <span>{textOf(text)}</span>
  )

const tagsOf = ({ text_tag_list, i18n_text_tag_list }: Record<string, unknown>): Part[] => {
  const own = (i18n_text_tag_list as { zh_cn?: unknown } | undefined)?.zh_cn ?? text_tag_list
  return (Array.isArray(own) ? (own as Part[]) : []).slice(0, mostTags)
}

/** The coloured top of a card. */
export const Head = ({ header }: { header: Record<string, unknown> }) => {
  const template = templates.has(String(header.template)) ? String(header.template) : 'default'
  return (
    <header class={`card-header header-${template}`}>
      <div class="card-title">
        <Icon of={header.icon} />
        <Words text={header.title} />
        {tagsOf(header).map((tag, at) => (
          <span class={`tag tag-${classColor(tag.color, 'neutral')}`} key={at}>
            {textOf(tag.text)}
          </span>
        ))}
      </div>
      {header.subtitle !== undefined && (
        <div class="card-subtitle">
          <Words text={header.subtitle} />
        </div>
      )}
    </header>
  )
}
