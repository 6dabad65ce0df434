/** @jsxImportSource hono/jsx */
import { definePage, type Page } from '../../../platform/pages/page.ts'
import { show } from '../../../platform/pages/reply.ts'
import { Empty } from '../../../web/section.tsx'
import { Tiles } from '../../../web/tiles.tsx'
import { texts } from './texts.ts'

/** 首页：the places that this person may go to. */
export const home = (others: readonly Page[]): Page =>
  definePage({
    method: 'GET',
    path: '/home',
    rule: 'everyone',
    allow: async () => true,
    run: async (world, visit) => {
      const offered = others.filter((page) => page.menu)
      const open = await Promise.all(offered.map((page) => page.allow(world, visit)))
      const tiles = offered.flatMap(({ path, menu }, i) => (menu && open[i] ? [{ to: path, ...menu }] : []))
      return show(
        texts.home.title(visit.member.name),
        tiles.length > 0 ? <Tiles of={tiles} /> : <Empty text={texts.home.empty} />,
      )
    },
  })
