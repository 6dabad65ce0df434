/** @jsxImportSource hono/jsx */
import type { BranchId, CaseId } from '../../../../core/ids.ts'
import type { Actor } from '../../../../domain/access/actor.ts'
import { page } from '../../../../domain/access/page.ts'
import { type AccidentCase, caseById } from '../../../../domain/cases/cases.ts'
import type { Visit } from '../../../../platform/pages/page.ts'
import { goTo, notFound, type Reply, show, showAgain } from '../../../../platform/pages/reply.ts'
import type { World } from '../../../../platform/world.ts'
import { LinkButton, Row } from '../../../../web/button.tsx'
import { Section } from '../../../../web/section.tsx'
import { keepFile } from '../../files.ts'
import { branchIn, intoBranch } from '../../pages/place.ts'
import { changeCase, installSamples, type Writing, writeCase } from '../write.ts'
import { CaseForm, type Errors, readCaseForm } from './form.tsx'
import { aboutCase } from './one.page.tsx'
import { texts } from './texts.ts'

const words = texts.form

const drawn = (to: string, once: string, before?: AccidentCase, visit?: Visit, errors: Errors = {}) => (
  <>
    <Row>
      <LinkButton to="/cases" text={texts.back} />
    </Row>
    <Section>
      <CaseForm {...{ to, once, before, errors }} {...(visit && { sent: visit.form })} />
    </Section>
  </>
)

type Where = { title: string; to: string; before?: AccidentCase }

const save = async (
  world: World,
  visit: Visit & { actor: Actor },
  { title, to, before }: Where,
  write: (writing: Writing) => Promise<CaseId | undefined>,
): Promise<Reply> => {
  const again = (errors: Errors) => showAgain(title, drawn(to, visit.once, before, visit, errors), words.wrong)
  const read = readCaseForm(visit.form, before)
  if ('errors' in read) return again(read.errors)
  const sent = visit.form.file('picture')
  const kept = sent && (await keepFile(world, { kind: 'picture', ...sent }))
  if (typeof kept === 'string')
    return again({ picture: kept === 'too-large' ? words['too-large'] : words['not-picture'] })
  const fresh =
    kept?.kind === 'picture' ? [{ key: kept.key, type: kept.type, about: visit.form.text('about').slice(0, 40) }] : []
  const content = { ...read.content, pictures: [...read.content.pictures, ...fresh] }
  const id = await write({ once: visit.once, by: visit.actor.id, content })
  return id ? goTo(`/cases/${id}`, texts.saved) : goTo('/cases', texts.overtaken, 'bad')
}

const into = { act: 'material.change', target: intoBranch } as const

/** The branch stays in the address, so that the form goes where it was opened for. */
const newPath = (branchId: BranchId) => `/cases/new/save?branch=${branchId}`

const fresh = page({
  ...{ method: 'GET', path: '/cases/new', ...into },
  run: async (world, visit) => {
    const branchId = await branchIn(world, visit, visit.actor)
    return branchId ? show(words.new, drawn(newPath(branchId), world.ids.next())) : notFound
  },
})

const saveNew = page({
  ...{ method: 'POST', path: '/cases/new/save', ...into },
  run: async (world, visit) => {
    const branchId = await branchIn(world, visit, visit.actor)
    if (!branchId) return notFound
    const where = { title: words.new, to: newPath(branchId) }
    return save(world, visit, where, (writing) => writeCase(world, branchId, writing))
  },
})

const samples = page({
  ...{ method: 'POST', path: '/cases/samples', ...into },
  run: async (world, visit) => {
    const branchId = await branchIn(world, visit, visit.actor)
    if (!branchId) return notFound
    await installSamples(world, branchId, visit.actor.id)
    return goTo('/cases', texts.installed)
  },
})

const standing = async ({ db }: World, { params }: Visit): Promise<AccidentCase | undefined> =>
  caseById(db, (params.id ?? '') as CaseId)

const change = page({
  ...{ method: 'GET', path: '/cases/:id/change', act: 'material.change', target: aboutCase },
  run: async (world, visit) => {
    const before = await standing(world, visit)
    if (!before || before.retiredAt || before.replacedAt) return notFound
    return show(words.change, drawn(`/cases/${before.id}/change/save`, world.ids.next(), before))
  },
})

const saveChange = page({
  ...{ method: 'POST', path: '/cases/:id/change/save', act: 'material.change', target: aboutCase },
  run: async (world, visit) => {
    const before = await standing(world, visit)
    if (!before) return notFound
    const where = { title: words.change, to: `/cases/${before.id}/change/save`, before }
    return save(world, visit, where, (writing) => changeCase(world, before, writing))
  },
})

export const changePages = [fresh, saveNew, samples, change, saveChange]
