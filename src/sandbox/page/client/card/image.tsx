import { useEffect, useRef, useState } from 'preact/hooks'
import type { Part } from '../../../feishu/card-parts.ts'
import { useCard } from './context.ts'
import { cornersOf, marginOf } from './layout.ts'
import { cardTexts as texts } from './texts.ts'
import { textOf } from './words.ts'

const Large = ({ src, alt, onClose }: { src: string; alt: string; onClose(): void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const shut = () => {
    dialog.current?.close()
    onClose()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape and the button close it too
    <dialog ref={dialog} class="preview" aria-label={alt || texts.image} onCancel={shut} onClick={shut}>
      <img src={src} alt={alt} />
      <button type="button" class="preview-close" aria-label={texts.close} onClick={shut}>
        ✕
      </button>
    </dialog>
  )
}

/** A picture; a press shows it large. */
export const Photo = (props: {
  src: string | undefined
  alt: string
  preview?: boolean
  class?: string
  style?: Record<string, string>
}) => {
  const [large, setLarge] = useState(false)
  const [broken, setBroken] = useState(false)
  const { src, alt, style = {} } = props
  if (src === undefined || broken)
    return (
      <span
        class={`photo photo-none ${props.class ?? ''}`}
        style={style}
        role="img"
        aria-label={alt || texts.imageBroken}
      >
        <span aria-hidden="true">{alt || texts.image}</span>
      </span>
    )
  const picture = <img src={src} alt={alt} loading="lazy" decoding="async" onError={() => setBroken(true)} />
  if (props.preview === false)
    return (
      <span class={`photo ${props.class ?? ''}`} style={style}>
        {picture}
      </span>
    )
  return (
    <>
      <button
        type="button"
        class={`photo ${props.class ?? ''}`}
        style={style}
        aria-label={alt ? `${texts.openImage}：${alt}` : texts.openImage}
        onClick={() => setLarge(true)}
      >
        {picture}
      </button>
      {large && <Large src={src} alt={alt} onClose={() => setLarge(false)} />}
    </>
  )
}

const sizes: Record<string, string> = {
  large: '160px 160px',
  medium: '80px 80px',
  small: '40px 40px',
  tiny: '16px 16px',
}

const frameOf = (part: Part): Record<string, string> => {
  const said = sizes[String(part.size)] ?? String(part.size ?? '')
  const [, width, height] = /^(\d+px) (\d+px)$/.exec(said) ?? []
  return width && height ? { width, height } : {}
}

export const Picture = ({ part }: { part: Part }) => {
  const { host } = useCard()
  const crop = part.scale_type === 'fit_horizontal' ? 'photo-fit' : part.scale_type === 'crop_top' ? 'photo-top' : ''
  return (
    <figure class="figure" style={marginOf(part)}>
      {part.title !== undefined && textOf(part.title) !== '' && <figcaption>{textOf(part.title)}</figcaption>}
      <Photo
        src={host.imageOf(String(part.img_key))}
        alt={textOf(part.alt)}
        preview={part.preview !== false}
        class={`${crop} ${part.size === 'stretch' || part.size === undefined ? 'photo-stretch' : ''}`}
        style={{ ...frameOf(part), ...cornersOf(part) }}
      />
    </figure>
  )
}

/** Several pictures side by side, as Feishu combines them. */
export const Pictures = ({ part }: { part: Part }) => {
  const { host } = useCard()
  const list = (Array.isArray(part.img_list) ? part.img_list : []) as { img_key?: unknown }[]
  return (
    <div class={`photos photos-${String(part.combination_mode)}`} style={marginOf(part)}>
      {list.map(({ img_key }, at) => (
        <Photo key={at} src={host.imageOf(String(img_key))} alt="" style={cornersOf(part)} />
      ))}
    </div>
  )
}
