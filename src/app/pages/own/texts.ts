/** What stands on the pages that belong to no single feature. */
export const texts = {
  home: {
    title: (name: string) => `${name}，你好`,
    empty: '现在没有要你看的页面。有新的会出现在这里。',
  },
}
