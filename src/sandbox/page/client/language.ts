import { effect, signal } from '@preact/signals'

export type Language = 'zh' | 'en'

/** Of the page's own words; what the bot says stays Chinese. */
export const language = signal<Language>(localStorage.getItem('language') === 'en' ? 'en' : 'zh')

export const switchLanguage = (): void => {
  language.value = language.value === 'en' ? 'zh' : 'en'
  localStorage.setItem('language', language.value)
}

/** One set of words in the language of the moment: whoever reads a word while drawing is drawn again when it changes. */
export const inLanguage = <T extends object>(zh: T, en: T): T =>
  new Proxy(zh, { get: (_, key) => Reflect.get(language.value === 'en' ? en : zh, key) })

export const followLanguage = (title: () => string): void => {
  effect(() => {
    document.documentElement.lang = language.value === 'en' ? 'en' : 'zh-CN'
    document.title = title()
  })
}
