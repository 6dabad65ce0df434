import { useMemo } from 'preact/hooks'
import { type Part, wordsIn } from '../../../feishu/card-parts.ts'
import { CardPlace } from './context.ts'
import { Elements } from './element.tsx'
import { Markdown } from './markdown.tsx'

type Header = Record<string, unknown>
type CardJson = { header?: Header; body?: { elements?: unknown[] } }

const templates = new Set('blue wathet turquoise green yellow orange red carmine violet purple indigo grey'.split(' '))

const Words = ({ text }: { text: unknown }) =>
  (text as Part | undefined)?.tag === 'lark_md' ? <Markdown content={wordsIn(text)} size="normal" /> : wordsIn(text)

const Head = ({ header }: { header: Header }) => {
  const template = templates.has(String(header.template)) ? String(header.template) : 'default'
  const tags = (Array.isArray(header.text_tag_list) ? header.text_tag_list : []) as Part[]
  return (
    <header class={`card-header header-${template}`}>
      <div class="card-title">
        <Words text={header.title} />
        {tags.map((tag) => (
          <span class={`tag tag-${String(tag.color ?? 'neutral')}`} key={wordsIn(tag.text)}>
            {wordsIn(tag.text)}
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

/** A card as Feishu's client draws it, from the JSON that the bot sent. */
export const Card = ({ messageId, content }: { messageId: string; content: string }) => {
  const { header, body } = useMemo(() => JSON.parse(content) as CardJson, [content])
  const place = useMemo(() => ({ messageId, draw: (of: unknown) => <Elements of={of} /> }), [messageId])
  return (
    <CardPlace.Provider value={place}>
      <section class="card" aria-label={wordsIn(header?.title)}>
        {header && <Head header={header} />}
        <div class="card-body">
          <Elements of={body?.elements} />
        </div>
      </section>
    </CardPlace.Provider>
  )
}
