const inks = 7

/** The last two characters of a Chinese name, as Feishu does it, on a colour that stays with the person. */
export const Avatar = ({ id, name, small = false }: { id: string; name: string; small?: boolean }) => {
  const sum = [...id].reduce((total, ch) => (total * 31 + (ch.codePointAt(0) ?? 0)) % 997, 7)
  const kind = id === 'bot' ? 'bot' : id.startsWith('oc_') ? 'group' : String(sum % inks)
  const words =
    id === 'bot'
      ? '✓'
      : [...name]
          .slice(id.startsWith('oc_') ? 0 : -2)
          .slice(0, 2)
          .join('')
  return (
    <span class={`avatar avatar-${kind} ${small ? 'avatar-small' : ''}`} aria-hidden="true">
      {words}
    </span>
  )
}
