/** @jsxImportSource hono/jsx */

/** Places to go, each with a line about it. */
export const Tiles = ({ of }: { of: readonly { to: string; label: string; about: string }[] }) => (
  <ul class="tiles">
    {of.map(({ to, label, about }) => (
      <li>
        <a href={to}>
          <strong>{label}</strong>
          <span>{about}</span>
        </a>
      </li>
    ))}
  </ul>
)
