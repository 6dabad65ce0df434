import type { Part } from '../../../feishu/card-parts.ts'
import { Avatar } from '../avatar.tsx'
import { useCard } from './context.ts'
import { Icon } from './icon.tsx'
import { marginOf } from './layout.ts'
import { cardTexts as texts } from './texts.ts'

type Shown = { id: string; avatar: boolean; name: boolean; capsule?: boolean }

/** Somebody, by face and name. */
export const Person = ({ id, avatar, name, capsule = false }: Shown) => {
  const { host } = useCard()
  const known = host.nameOf(id)
  const called = known === id ? texts.nobody : known
  return (
    <span class={`person ${capsule ? 'person-capsule' : ''}`} title={name ? undefined : called}>
      {(avatar || !name) && <Avatar id={id} name={called} small />}
      {name ? <span>{called}</span> : <span class="visually-hidden">{called}</span>}
    </span>
  )
}

export const PersonPart = ({ part }: { part: Part }) => (
  <div class={`person-size-${String(part.size ?? 'medium')}`} style={marginOf(part)}>
    <Person
      id={String(part.user_id)}
      avatar={part.show_avatar !== false}
      name={part.show_name === true}
      capsule={part.style === 'capsule'}
    />
  </div>
)

/** Many people; more than fit into a few lines are a number. */
const mostShown = 30

export const PersonList = ({ part }: { part: Part }) => {
  const { host } = useCard()
  const all = (Array.isArray(part.persons) ? part.persons : []) as { id?: unknown }[]
  const ids = all
    .map(({ id }) => String(id))
    .filter((id) => part.drop_invalid_user_id !== true || host.nameOf(id) !== id)
  const shown = ids.slice(0, mostShown)
  return (
    <div class={`person-list person-size-${String(part.size ?? 'medium')}`} style={marginOf(part)}>
      <Icon of={part.icon} />
      {shown.map((id, at) => (
        <Person key={at} id={id} avatar={part.show_avatar === true} name={part.show_name !== false} />
      ))}
      {ids.length > shown.length && <span class="muted">{texts.people(ids.length)}</span>}
    </div>
  )
}
