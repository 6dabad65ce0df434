import { texts } from './texts.ts'

/** A red number, or a quiet dot where it is somebody else's. */
export const Unread = ({ count, quiet = false }: { count: number; quiet?: boolean }) =>
  count === 0 ? null : (
    <span class={quiet ? 'dot' : 'badge'}>
      <span aria-hidden="true">{quiet ? '' : count > 99 ? '99+' : count}</span>
      <span class="visually-hidden">{texts.unread(count)}</span>
    </span>
  )
