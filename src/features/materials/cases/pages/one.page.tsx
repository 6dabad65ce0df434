/** @jsxImportSource hono/jsx */
import { texts as cards } from '../../../../../cards/materials/texts.cases.ts'
import type { CaseId } from '../../../../core/ids.ts'
import { may } from '../../../../domain/access/may.ts'
import { page } from '../../../../domain/access/page.ts'
import { caseById } from '../../../../domain/cases/cases.ts'
import { handedIn } from '../../../../platform/files.ts'
import type { Visit } from '../../../../platform/pages/page.ts'
import { download, goTo, notFound, show } from '../../../../platform/pages/reply.ts'
import type { World } from '../../../../platform/world.ts'
import { Badge } from '../../../../web/badge.tsx'
import { Act, LinkButton, Row } from '../../../../web/button.tsx'
import { Facts, Section } from '../../../../web/section.tsx'
import { mostPicture } from '../../files.ts'
import { aboutBranch } from '../../targets.ts'
import { retireCase } from '../write.ts'
import { texts } from './texts.ts'

const found = ({ db }: World, { params }: Pick<Visit, 'params'>) => caseById(db, (params.id ?? '') as CaseId)

export const aboutCase = async (world: World, visit: Visit) => {
  const one = await found(world, visit)
  return one && aboutBranch(world.db, one.branchId)
}

const one = page({
  ...{ method: 'GET', path: '/cases/:id', act: 'material.view', target: aboutCase },
  run: async (world, { actor, params }) => {
    const shown = await found(world, { params })
    const target = shown && (await aboutBranch(world.db, shown.branchId))
    if (!shown || !target) return notFound
    const stands = !shown.retiredAt && !shown.replacedAt
    const mayChange = may(actor, 'material.change', target)
    if (!stands && !mayChange) return notFound
    const lines = (['story', 'causes', 'lessons'] as const).filter((name) => shown[name] !== '')
    return show(
      shown.title,
      <>
        <Row>
          <LinkButton to="/cases" text={texts.back} />
          {mayChange && stands && <LinkButton to={`/cases/${shown.id}/change`} text={texts.change} />}
        </Row>
        <Section
          aside={
            <>
              {shown.sample && <Badge text={cards.sample} />}
              {shown.retiredAt ? <Badge text={texts.retired} /> : shown.replacedAt && <Badge text={texts.replaced} />}
            </>
          }
        >
          <Facts
            of={[
              [texts.kind, cards.kinds[shown.kind]],
              [texts.form.posts, shown.posts.join('、') || texts.everyone],
              [texts.form.happened, shown.happened],
              [texts.form.place, shown.place],
              [texts.form.basis, shown.basis],
              [texts.form.source, shown.source],
            ]}
          />
          {lines.map((name) => (
            <>
              <h2>{texts.form[name]}</h2>
              <div class="lines">{shown[name]}</div>
            </>
          ))}
          {shown.pictures.map((p, i) => (
            <img class="photo" src={`/cases/${shown.id}/pictures/${i}`} alt={cards.picture(p.about)} />
          ))}
        </Section>
        <Section title={texts.form.must}>
          <Facts
            of={(['environment', 'equipment', 'response'] as const).map((n) => [texts.form[n], shown[n]] as const)}
          />
        </Section>
        {mayChange && stands && (
          <Act to={`/cases/${shown.id}/retire`} text={texts.retire} look="danger" sure={texts.retireSure} />
        )}
      </>,
    )
  },
})

const retired = page({
  ...{ method: 'POST', path: '/cases/:id/retire', act: 'material.change', target: aboutCase },
  run: async (world, { actor, params }) => {
    const shown = await found(world, { params })
    if (!shown) return notFound
    await retireCase(world, shown, actor.id)
    return goTo('/cases', texts.retiredNow)
  },
})

const picture = page({
  ...{ method: 'GET', path: '/cases/:id/pictures/:n', act: 'material.view', target: aboutCase },
  run: async (world, { params }) => {
    const wanted = (await found(world, { params }))?.pictures[Number(params.n)]
    if (!wanted) return notFound
    const bytes = await handedIn(world, { image: wanted.key }, mostPicture)
    return typeof bytes === 'string' ? notFound : download('picture', wanted.type, bytes)
  },
})

export const onePages = [one, retired, picture]
