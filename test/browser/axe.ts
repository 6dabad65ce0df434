import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Flaw = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }

/** What axe finds serious or critical on the page as it stands, in words. */
export const seriousFlaws = async (page: Page, within = 'body'): Promise<string[]> => {
  // The page's own rules forbid foreign programs; the test comes in by the debugger's door.
  await page.evaluate(source)
  const flaws = await page.evaluate(async (context) => {
    const { axe } = window as unknown as { axe: { run(context: string): Promise<{ violations: unknown[] }> } }
    return (await axe.run(context)).violations
  }, within)
  return (flaws as Flaw[])
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    )
}
