/** @jsxImportSource hono/jsx */
import type { BranchId, MaterialId, QuestionId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import { candidates, mayBeAsked, questionsById } from '../../../domain/questions/store.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, type Reply, show, showAgain } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { LinkButton, Row } from '../../../web/button.tsx'
import { Field, Filters } from '../../../web/form.tsx'
import { Section } from '../../../web/section.tsx'
import { keepFile } from '../files.ts'
import { type Content, type Published, publishChange, publishNew } from '../publish.ts'
import { retire } from '../retire.ts'
import type { MaterialFile } from '../schema.ts'
import { everyIn, type Stored, storedById, type Version } from '../store.ts'
import { aboutMaterial } from '../targets.ts'
import { MaterialForm } from './form.tsx'
import { branchIn, intoBranch } from './place.ts'
import { type Errors, mostOfEach, readMaterialForm, type Wish } from './read-form.ts'
import { texts } from './texts.ts'

const words = texts.form
/** So many of the bank's questions stand in one list. */
const mostListed = 60

type Place = { branchId: BranchId; id?: MaterialId; before?: Version; path: string }

/** Drafts that came by chat: their files may become part of another material. */
const draftsIn = async ({ db }: World, { branchId, id }: Place): Promise<Stored[]> =>
  (await everyIn(db, [branchId])).filter(
    ({ material }) => material.version === 0 && !material.retiredAt && material.id !== id,
  )

const drawn = async (world: World, place: Place, { query, form }: Visit, once: string, errors?: Errors) => {
  const { branchId, before, path } = place
  const drafts = await draftsIn(world, place)
  const find = query('find').slice(0, 40)
  const all = await candidates(world.db, { branchId, ...(before?.post ? { post: before.post } : {}) })
  const bank = all.filter((q) => find === '' || `${q.stem}${q.subject}${q.point}`.includes(find)).slice(-mostListed)
  return (
    <>
      <Row>
        <LinkButton to="/materials" text={texts.back} />
      </Row>
      <Section note={words.findHint}>
        <Filters to={path} submit={words.findSubmit}>
          <Field label={words.find} name="find" value={find} maxLength={40} />
        </Filters>
      </Section>
      <Section>
        <MaterialForm
          {...{ to: `${path}/save`, once, branchId, before, bank, drafts }}
          {...(errors && { sent: form, errors })}
        />
      </Section>
    </>
  )
}

/** The files that came with the form, handed in one by one. */
const handed = async (world: World, { form }: Visit): Promise<MaterialFile[] | { errors: Errors }> => {
  const files: MaterialFile[] = []
  for (const kind of ['picture', 'file', 'sound'] as const) {
    const sent = form.file(kind)
    const kept = sent && (await keepFile(world, { kind, ...sent }))
    if (typeof kept === 'string') return { errors: { [kind]: words.errors[kept] } }
    if (kept) files.push(kept)
  }
  return files
}

/** What a form may name: a question that may be asked there. */
const isOurs = async ({ db }: World, id: QuestionId, branchId: BranchId): Promise<boolean> => {
  const question = (await questionsById(db, [id])).get(id)
  return question !== undefined && mayBeAsked(question) && ['', branchId].includes(question.branchId)
}

const contentOf = async (
  world: World,
  { branchId, before }: Place,
  visit: Visit,
  { check, kept, ...wish }: Wish,
  draft: Version | undefined,
): Promise<Content | { errors: Errors }> => {
  const asked = check === 'keep' ? before?.questionId && { bank: before.questionId } : check
  if (asked && 'bank' in asked && check !== 'keep' && !(await isOurs(world, asked.bank, branchId)))
    return { errors: { bank: words.errors.bank } }
  const fresh = await handed(world, visit)
  if ('errors' in fresh) return fresh
  const files = [...kept, ...(draft?.files ?? []), ...fresh]
  const links = [...wish.links, ...(draft?.links ?? [])]
  if (Math.max(files.length, links.length) > mostOfEach) return { errors: { file: words.errors['too-many'] } }
  return { ...wish, check: asked || undefined, files, links }
}

const save = async (
  world: World,
  place: Place,
  visit: Visit & { actor: Actor },
  title: string,
  publish: (publishing: Parameters<typeof publishNew>[2]) => Promise<Published>,
): Promise<Reply> => {
  const again = async (errors: Errors) =>
    showAgain(title, await drawn(world, place, visit, visit.once, errors), words.wrong)
  const draft = (await draftsIn(world, place)).find(({ material }) => material.id === visit.form.text('draft'))
  const wish = readMaterialForm(visit.form, place.before, draft?.version)
  if ('errors' in wish) return again(wish.errors)
  const content = await contentOf(world, place, visit, wish, draft?.version)
  if ('errors' in content) return again(content.errors)
  const renew = place.before?.publishedAt != null && visit.form.texts('renew').includes('yes')
  const became = await publish({ once: visit.once, by: visit.actor.id, content, renew })
  if (became.kind === 'overtaken') return goTo('/materials', words.overtaken, 'bad')
  if (draft) await retire(world, draft, visit.actor.id)
  return goTo(`/materials/${became.id}`, words.published)
}

const newOf = (branchId: BranchId): Place => ({ branchId, path: '/materials/new' })

const fresh = page({
  ...{ method: 'GET', path: '/materials/new', act: 'material.change', target: intoBranch },
  run: async (world, visit) => {
    const branchId = await branchIn(world, visit, visit.actor)
    if (!branchId) return notFound
    return show(words.new, await drawn(world, newOf(branchId), visit, world.ids.next()))
  },
})

const saveNew = page({
  ...{ method: 'POST', path: '/materials/new/save', act: 'material.change', target: intoBranch },
  run: async (world, visit) => {
    const branchId = await branchIn(world, visit, visit.actor)
    if (!branchId) return notFound
    return save(world, newOf(branchId), visit, words.new, (publishing) => publishNew(world, branchId, publishing))
  },
})

const changed = {
  act: 'material.change',
  target: (world: World, { params }: Visit) => aboutMaterial(world, params.id ?? ''),
} as const

const placeOf = ({ material, version }: Stored): Place => ({
  branchId: material.branchId,
  id: material.id,
  before: version,
  path: `/materials/${material.id}/change`,
})

const standing = async ({ db }: World, { params }: Visit): Promise<Stored | undefined> => {
  const stored = await storedById(db, (params.id ?? '') as MaterialId)
  return stored?.material.retiredAt ? undefined : stored
}

const change = page({
  ...{ method: 'GET', path: '/materials/:id/change', ...changed },
  run: async (world, visit) => {
    const stored = await standing(world, visit)
    if (!stored) return notFound
    return show(words.change, await drawn(world, placeOf(stored), visit, formOf(stored, world.ids.next())))
  },
})

/** A form knows the version that it changes: one that was drawn before somebody else's change changes nothing. */
const formOf = ({ material }: Stored, id: string) => `${material.version}/${id}`

const saveChange = page({
  ...{ method: 'POST', path: '/materials/:id/change/save', ...changed },
  run: async (world, visit) => {
    const stored = await standing(world, visit)
    if (!stored) return notFound
    const drawnOn = Number(visit.once.split('/')[0])
    const { material } = stored
    if (!Number.isInteger(drawnOn)) return goTo('/materials', words.overtaken, 'bad')
    return save(world, placeOf(stored), visit, words.change, (publishing) =>
      publishChange(world, { ...stored, material: { ...material, version: drawnOn } }, publishing),
    )
  },
})

export const editPages = [fresh, saveNew, change, saveChange]
