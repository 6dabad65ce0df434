import type { Locator, Page } from 'playwright-core'
import { patience } from './patience.ts'

/** Somebody at the page, in the words of the story. */
export const playerOn = (page: Page) => {
  const log = page.locator('.log')
  const search = page.locator('.people').getByRole('searchbox')
  const cards = log.locator('.card')
  const chatRow = (kind: 'group' | 'p2p') =>
    page.locator(`.chat-row${kind === 'p2p' ? ':has(.tag)' : ':not(:has(.tag))'}`)
  const player = {
    log,
    cards,
    /** The newest card of the open chat. */
    card: cards.last(),
    toast: page.locator('.toast'),
    people: () => page.locator('.people-rows .row-name').allTextContents(),
    becomes: async (name: string) => {
      await search.fill(name)
      await page.locator('.people-rows .row', { hasText: name }).first().click()
      await search.fill('')
      await page.locator('.me', { hasText: name }).waitFor()
    },
    opens: async (kind: 'group' | 'p2p') => {
      await chatRow(kind).click()
      await page
        .locator(`.conversation-head:has(${kind === 'p2p' ? '.tag' : '.muted'})`)
        .waitFor({ timeout: 3 * patience })
    },
    presses: (label: string): Promise<void> => player.button(label).click(),
    button: (label: string): Locator => cards.last().getByRole('button', { name: label, exact: true }),
    says: async (text: string, options: { at?: boolean } = {}) => {
      const mention = page.getByRole('button', { name: '@机器人' })
      if (options.at && (await mention.getAttribute('aria-pressed')) !== 'true') await mention.click()
      const box = page.getByRole('textbox', { name: /^发给/ })
      await box.fill(text)
      await box.press('Enter')
    },
  }
  return player
}
