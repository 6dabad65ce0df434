/** @jsxImportSource hono/jsx */

import { texts as cards } from '../../../../cards/materials/texts.ts'
import { localDateOf } from '../../../core/clock.ts'
import type { MaterialId } from '../../../core/ids.ts'
import { page } from '../../../domain/access/page.ts'
import { handedIn } from '../../../platform/files.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { download, goTo, notFound, show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Badge } from '../../../web/badge.tsx'
import { Act, LinkButton, Row } from '../../../web/button.tsx'
import { Notice, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import { askCheck } from '../check.ts'
import { checkOf } from '../faces.ts'
import { mostBytes } from '../files.ts'
import { standingOf } from '../progress.ts'
import { learned } from '../read.ts'
import { retire } from '../retire.ts'
import { readingOf, storedById, versionsOf } from '../store.ts'
import { aboutMaterial, mayFor } from '../targets.ts'
import { StateBadge, stateOf } from './list.page.tsx'
import { progressAndSending } from './progress.tsx'
import { VersionText } from './text.tsx'
import { texts } from './texts.ts'

const words = texts.one
const theirs = (world: World, { params }: Visit) => aboutMaterial(world, params.id ?? '')
const viewed = { act: 'material.view', target: theirs } as const
const changed = { act: 'material.change', target: theirs } as const
const idIn = ({ params }: Pick<Visit, 'params'>) => (params.id ?? '') as MaterialId

const tones = { understood: 'good', read: 'info', none: 'calm' } as const

/** One material: its text, how far one is with it, its versions; more for those who look after it. */
const one = page({
  ...{ method: 'GET', path: '/materials/:id', ...viewed },
  run: async (world, { actor, params }) => {
    const stored = await storedById(world.db, idIn({ params }))
    if (!stored) return notFound
    const { material, version } = stored
    const now = world.clock.now()
    const state = stateOf(stored, localDateOf(now))
    const mayChange = await mayFor(world.db, actor, 'material.change', stored)
    if (!mayChange && (state === 'draft' || state === 'retired')) return notFound
    const check = await checkOf(world, version)
    if (!state) await world.db.commit((to) => [...learned(to, world, stored, actor.id, check !== undefined)] as never)
    const [reading, versions] = await Promise.all([
      readingOf(world.db, material.id, version.version, actor.id),
      versionsOf(world.db, material.id),
    ])
    const standing = standingOf(reading)
    const about = { world, actor, stored, mayChange: mayChange && (!state || state === 'early'), now }
    const more = state === 'draft' ? null : await progressAndSending(about)
    const before = versions.filter((v) => v.version < version.version)
    return show(
      version.title,
      <>
        <Row>
          <LinkButton to="/materials" text={texts.back} />
          {mayChange && state !== 'retired' && (
            <LinkButton
              to={`/materials/${material.id}/change`}
              text={state === 'draft' ? words.complete : words.change}
            />
          )}
        </Row>
        {state === 'draft' && <Notice tone="info" text={words.draft} />}
        <Section aside={<StateBadge state={state} />}>
          <VersionText of={version} />
        </Section>
        {!state && (
          <Section
            title={words.mine}
            aside={<Badge text={words.standing[standing]} tone={tones[standing]} />}
            {...(check && { note: words.checkAbout })}
          >
            {check && standing !== 'understood' && (
              <Act to={`/materials/${material.id}/check`} text={words.check} look="main" />
            )}
          </Section>
        )}
        {more}
        {before.length > 0 && (
          <Section title={words.before}>
            <Table
              label={words.before}
              head={words.headVersions}
              rows={before.map((v) => [
                words.versionOf(v.version),
                v.title,
                v.publishedAt ? <When at={v.publishedAt} now={now} /> : '',
                v.changes,
                <a href={`/materials/${material.id}/versions/${v.version}`}>{texts.open}</a>,
              ])}
              empty=""
            />
          </Section>
        )}
        {mayChange && state !== 'retired' && (
          <Act
            to={`/materials/${material.id}/retire`}
            text={state === 'draft' ? words.discard : words.retire}
            look="danger"
            sure={state === 'draft' ? words.discardSure : words.retireSure}
          />
        )}
      </>,
    )
  },
})

const check = page({
  ...{ method: 'POST', path: '/materials/:id/check', ...viewed },
  run: async (world, { actor, params }) => {
    const stored = await storedById(world.db, idIn({ params }))
    if (!stored) return notFound
    if (stateOf(stored, localDateOf(world.clock.now()))) return goTo('/materials', cards.toast.gone, 'info')
    const outcome = await askCheck(world, stored, actor)
    const said = outcome === 'asked' ? cards.toast.check : cards.toast[outcome]
    return goTo(`/materials/${stored.material.id}`, said, outcome === 'asked' ? 'good' : 'info')
  },
})

const retired = page({
  ...{ method: 'POST', path: '/materials/:id/retire', ...changed },
  run: async (world, { actor, params }) => {
    const stored = await storedById(world.db, idIn({ params }))
    if (!stored) return notFound
    await retire(world, stored, actor.id)
    return goTo('/materials', stored.material.version === 0 ? words.discarded : words.retired)
  },
})

/** A version that one may see: those before too, drafts and what is retired only for those who may change it. */
const versionFor = async (world: World, { params, actor }: Parameters<Parameters<typeof page>[0]['run']>[1]) => {
  const stored = await storedById(world.db, idIn({ params }))
  const versions = stored ? await versionsOf(world.db, stored.material.id) : []
  const version = versions.find((v) => String(v.version) === params.version)
  if (!stored || !version) return undefined
  const hidden = stored.material.retiredAt !== null || version.publishedAt === null
  return !hidden || (await mayFor(world.db, actor, 'material.change', stored)) ? { stored, version } : undefined
}

const old = page({
  ...{ method: 'GET', path: '/materials/:id/versions/:version', ...viewed },
  run: async (world, visit) => {
    const found = await versionFor(world, visit)
    if (!found) return notFound
    const { stored, version } = found
    return show(
      version.title,
      <>
        <Row>
          <LinkButton to={`/materials/${stored.material.id}`} text={stored.version.title} />
        </Row>
        {version.version !== stored.version.version && <Notice tone="info" text={texts.old(version.version)} />}
        <Section>
          <VersionText of={version} />
        </Section>
      </>,
    )
  },
})

const file = page({
  ...{ method: 'GET', path: '/materials/:id/versions/:version/files/:n', ...viewed },
  run: async (world, visit) => {
    const found = await versionFor(world, visit)
    const wanted = found?.version.files[Number(visit.params.n)]
    if (!wanted) return notFound
    const what = wanted.kind === 'picture' ? { image: wanted.key } : { file: wanted.key }
    const bytes = await handedIn(world, what, mostBytes)
    return typeof bytes === 'string' ? notFound : download(wanted.name, wanted.type, bytes)
  },
})

export const onePages = [one, check, retired, old, file]
