import { foundCard } from '../../../cards/materials/found.card.ts'
import { texts } from '../../../cards/materials/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { World } from '../../platform/world.ts'
import { currentIn, type Stored } from './store.ts'

/** So many are shown. */
const most = 3

const flat = (words: string) => words.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** How well a material fits the words: in its title, in what it is about, somewhere in it, not at all. Pure. */
export const fits = ({ version: v }: Pick<Stored, 'version'>, word: string): 0 | 1 | 2 | 3 => {
  const wanted = flat(word)
  const has = (...texts: string[]) => texts.some((text) => flat(text).includes(wanted))
  if (has(v.title)) return 3
  if (has(v.purpose, v.subject, v.post, texts.kinds[v.kind])) return 2
  return has(v.body, v.source, ...v.links.map((l) => l.label), ...v.files.map((f) => f.name)) ? 1 : 0
}

/**
 * The nearest: what has the words first, best first; then those whose titles share the
 * most of their signs, the newest before the rest. Pure.
 */
export const nearestTo = (all: readonly Stored[], word: string): Stored[] => {
  if (word === '') return all.slice(0, most)
  const having = all
    .map((stored) => ({ stored, score: fits(stored, word) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ stored }) => stored)
  const shared = ({ version }: Stored) =>
    [...new Set(flat(version.title))].filter((ch) => flat(word).includes(ch)).length
  const others = all.filter((stored) => !having.includes(stored)).sort((a, b) => shared(b) - shared(a))
  return [...having, ...others].slice(0, most)
}

/** 资料 <词> */
export const found = async (world: World, actor: Actor, word: string, mayAdd: boolean) => {
  const all = await currentIn(world.db, actor.place.branchId, localDateOf(world.clock.now()))
  const near = nearestTo(all, word)
  return foundCard({
    ...{ word, mayAdd, url: `${world.config.publicUrl}/materials` },
    onlyNear: !near.some((stored) => fits(stored, word) > 0),
    found: near.map(({ material, version }) => ({
      material: material.id,
      ...{ title: version.title, kind: version.kind, subject: version.subject, version: version.version },
    })),
  })
}
