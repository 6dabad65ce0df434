import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

describe('说明书说的是真话', () => {
  const variables = [...read('src/platform/config.ts').matchAll(/^ {2}([A-Z_]{4,}): given/gm)].map((m) => m[1] ?? '')

  test('读得到环境变量的名单', () => {
    expect(variables.length).toBeGreaterThan(10)
  })
  test.each(variables)('%s 写在 README 里', (variable) => {
    expect(read('README.md')).toContain(`\`${variable}\``)
  })
  test.each(['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'docs/operations.md', 'docs/deploy-workers.md'])(
    '%s 提到的 npm 命令都有',
    (file) => {
      const scripts = JSON.parse(read('package.json')).scripts as Record<string, string>
      const named = [...read(file).matchAll(/npm run ([a-z:]+)/g)].map((m) => m[1] ?? '')
      expect(named.filter((name) => !(name in scripts))).toEqual([])
    },
  )
  test.each(['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'docs/deploy-workers.md', 'docs/decisions/README.md'])(
    '%s 的链接都通',
    (file) => {
      const links = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map((m) => join(root, file, '..', m[1] ?? ''))
      expect(links.filter((link) => !exists(link))).toEqual([])
    },
  )
})

const exists = (path: string) => {
  try {
    readFileSync(path)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR'
  }
}
