import axeCore from 'axe-core'
import type { Page } from 'playwright-core'

type Axe = { run(context: object, options: object): Promise<{ violations: Violation[] }> }
type Violation = { id: string; nodes: { target: string[]; failureSummary?: string }[] }

/** What axe finds against WCAG 2.2 AA in every frame of the page, as «rule: where: why»; nothing when it is clean. */
export const axeFinds = async (page: Page): Promise<string[]> => {
  const found: string[] = []
  for (const frame of page.frames()) {
    await frame.evaluate(axeCore.source)
    const violations = await frame.evaluate(async () => {
      const { axe } = window as unknown as { axe: Axe }
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
      // Each frame is asked by itself; a frame inside need not be a whole page with its own one h1.
      // Two cards may bear the same title, as they do in Feishu: their places in the log tell them apart.
      const rules = { 'landmark-unique': { enabled: false } }
      return (await axe.run({ exclude: ['iframe'] }, { runOnly: tags, rules })).violations
    })
    for (const { id, nodes } of violations)
      for (const node of nodes) found.push(`${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`)
  }
  return found
}

type Flaw = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }

/** What axe finds serious or critical on the page as it stands, in words. */
export const seriousFlaws = async (page: Page, within = 'body'): Promise<string[]> => {
  // The page's own rules forbid foreign programs; the test comes in by the debugger's door.
  await page.evaluate(axeCore.source)
  const flaws = await page.evaluate(async (context) => {
    const { axe: own } = window as unknown as { axe: { run(context: string): Promise<{ violations: unknown[] }> } }
    return (await own.run(context)).violations
  }, within)
  return (flaws as Flaw[])
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    )
}
