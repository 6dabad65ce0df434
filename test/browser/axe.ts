import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Flaw = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }

/** What axe finds serious or critical on the page as it stands, in words. */
export const seriousFlaws = async (page: Page, within = 'body'): Promise<string[]> => {
  // The page's own rules forbid foreign programs; the test comes in by the debugger's door.
  await page.evaluate(axe.source)
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
