/** @jsxImportSource hono/jsx */
import { page } from '../../../domain/access/page.ts'
import type { Page } from '../../../platform/pages/page.ts'
import { show } from '../../../platform/pages/reply.ts'
import { Empty } from '../../../web/section.tsx'
import { Tiles } from '../../../web/tiles.tsx'
import { texts } from './texts.ts'

/** 首页：the places that this person may go to. */
export const home = (others: readonly Page[]) =>
  page({
    method: 'GET',
    path: '/home',
    act: 'home.view',
    run: async (world, visit) => {
      const offered = others.filter((one) => one.menu)
      const open = await Promise.all(offered.map((one) => one.enter(world, visit)))
      const tiles = offered.flatMap(({ path, menu }, i) => (menu && open[i] ? [{ to: path, ...menu }] : []))
      return show(
        texts.home.title(visit.member.name),
        tiles.length > 0 ? <Tiles of={tiles} /> : <Empty text={texts.home.empty} />,
      )
    },
  })
