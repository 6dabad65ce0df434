import { useMemo } from 'preact/hooks'
import type { MessageLine } from '../wire.ts'
import { Card } from './card/card.tsx'
import { Photo } from './card/image.tsx'
import { fileAddress, hostOf } from './card-host.ts'
import { chatTexts } from './chat-texts.ts'
import { Post } from './post.tsx'
import { texts } from './texts.ts'

/** What somebody wrote: text and nothing else, but for the mentions that Feishu itself found in it. */
const Text = ({ of }: { of: MessageLine }) => {
  const text = String((JSON.parse(of.content) as { text?: unknown }).text ?? '')
  const parts = text.split(/(@_all|@_user_\d+)/)
  return (
    <p class="bubble">
      {parts.map((part) => {
        if (part === '@_all') return <span class="at">@{texts.everyone}</span>
        const name = of.mentions.find((m) => m.key === part)?.name
        return name === undefined ? part : <span class="at">@{name}</span>
      })}
    </p>
  )
}

const File = ({ of }: { of: MessageLine }) => {
  const { file_key, file_name } = JSON.parse(of.content) as { file_key?: unknown; file_name?: unknown }
  const name = typeof file_name === 'string' && file_name !== '' ? file_name : chatTexts.file
  const ending = /\.([A-Za-z0-9]{1,4})$/.exec(name)?.[1] ?? ''
  return (
    <a
      class="file"
      href={fileAddress(of.messageId, String(file_key), true)}
      download={name}
      aria-label={chatTexts.download(name)}
    >
      <span class="file-kind" aria-hidden="true">
        {ending.toUpperCase()}
      </span>
      <span class="file-name">{name}</span>
    </a>
  )
}

const CardOf = ({ of }: { of: MessageLine }) => {
  const host = useMemo(() => hostOf(of.messageId), [of.messageId])
  return <Card content={of.content} host={host} />
}

/** A message without its head: what was said. */
export const Content = ({ of }: { of: MessageLine }) => {
  switch (of.type) {
    case 'interactive':
      return <CardOf of={of} />
    case 'text':
      return <Text of={of} />
    case 'image': {
      const { image_key } = JSON.parse(of.content) as { image_key?: unknown }
      return (
        <Photo
          src={fileAddress(of.messageId, String(image_key))}
          alt={chatTexts.pictureBy(of.name)}
          class="message-photo"
        />
      )
    }
    case 'file':
      return <File of={of} />
    case 'post':
      return <Post of={of} />
    default:
      return <p class="bubble muted">{texts.unknownPart}</p>
  }
}
