/** @jsxImportSource hono/jsx */
import { page } from '../../../domain/access/page.ts'
import { gapsOf } from '../../../domain/gaps/store.ts'
import { show } from '../../../platform/pages/reply.ts'
import { Empty, Section } from '../../../web/section.tsx'
import { Chain, chainFacts } from './chain.tsx'
import { texts } from './texts.ts'

const words = texts.mine

/** 我的短板：one's own, with how far each is and who has seen it. */
export const minePage = page({
  ...{ method: 'GET', path: '/me/gaps', act: 'gap.view', menu: words.menu },
  run: async (world, { actor }) => {
    const views = await gapsOf(world.db, actor.id)
    const of = await chainFacts(world, views)
    return show(
      words.title,
      <>
        <p class="note">{words.note}</p>
        {views.length === 0 && <Empty text={words.none} />}
        {views.map((view) => (
          <Section title={view.gap.point} note={texts.causes[view.gap.because]}>
            <Chain view={view} of={of} />
          </Section>
        ))}
      </>,
    )
  },
})
