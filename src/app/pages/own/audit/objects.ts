import { inArray } from 'drizzle-orm'
import { branches, members } from '../../../../domain/people/schema.ts'
import type { World } from '../../../../platform/world.ts'

const idsOf = (objects: readonly string[], kind: string) => [
  ...new Set(objects.filter((o) => o.startsWith(`${kind}/`)).map((o) => o.slice(kind.length + 1))),
]

/** Long ids say nothing to people; their beginning tells two apart. */
export const shortened = (object: string): string => object.replace(/[0-9a-f]{24,}/g, (id) => `${id.slice(0, 8)}…`)

/** The people and branches among what was acted on, by name. */
export const objectNames = async ({ db }: World, objects: readonly string[]): Promise<Map<string, string>> => {
  const [people, places] = await Promise.all([
    db.read
      .select({ id: members.id, name: members.name })
      .from(members)
      .where(inArray(members.id, idsOf(objects, 'member') as never[])),
    db.read
      .select({ id: branches.id, name: branches.name })
      .from(branches)
      .where(inArray(branches.id, idsOf(objects, 'branch') as never[])),
  ])
  return new Map([
    ...people.map(({ id, name }) => [`member/${id}`, name] as const),
    ...places.map(({ id, name }) => [`branch/${id}`, name] as const),
  ])
}
