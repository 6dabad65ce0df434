import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Floors, bottom up. A file may import its own floor's rooms listed here, and nothing else of ours. */
const mayImport: Record<string, string[]> = {
  'src/core': ['src/core'],
  'src/web': ['src/core', 'src/web'],
  'cards/kit': ['cards/kit'],
  cards: ['cards/kit', 'cards/<same>'],
  'src/platform': ['src/core', 'src/platform', 'cards/kit', 'cards/shell'],
  'src/domain': [
    'src/core',
    'src/platform',
    'src/domain',
    'cards/kit',
    'cards/shell',
    'cards/import',
    'cards/approvals',
    'cards/papers',
  ],
  'src/features': [
    'src/core',
    'src/platform',
    'src/domain',
    'src/web',
    'cards/kit',
    'cards/shell',
    'cards/import',
    'cards/<same>',
    'src/features/<same>',
  ],
  'src/app': [
    'src/core',
    'src/platform',
    'src/domain',
    'src/features',
    'src/app',
    'src/web',
    'cards/kit',
    'cards/shell',
  ],
  'src/sandbox': ['src/core', 'cards/kit', 'src/sandbox'],
  'src/entry': [
    'src/core',
    'src/platform',
    'src/domain',
    'src/features',
    'src/app',
    'src/entry',
    'cards',
    'migrations',
  ],
}
/** The only doors into the sandbox. */
const sandboxDoors = ['src/entry/sandbox', 'src/entry/cli.ts']

const root = join(import.meta.dirname, '..')
const filesIn = (dirs: readonly string[]) =>
  dirs.flatMap((dir) =>
    readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
      .map((f) => join(dir, f))
      .filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f)),
  )
const files = filesIn(['src', 'cards'])
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const floorOf = (file: string) => Object.keys(mayImport).find((floor) => file.startsWith(`${floor}/`)) ?? 'nowhere'
const roomOf = (file: string) => file.split('/')[file.startsWith('src/features/') ? 2 : 1] ?? ''
const importsOf = (source: string) => [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1] ?? '')
const inProject = (file: string, specifier: string) => relative(root, join(root, dirname(file), specifier))

describe('楼层：只许向下引用', () => {
  test.each(files)('%s', (file) => {
    const ours = importsOf(read(file))
      .filter((s) => s.startsWith('.'))
      .map((s) => inProject(file, s))
    const allowed = (mayImport[floorOf(file)] ?? []).map((a) => a.replace('<same>', roomOf(file)))
    const through = sandboxDoors.some((door) => file.startsWith(door)) ? [...allowed, 'src/sandbox'] : allowed
    expect(ours.filter((o) => !through.some((a) => o.startsWith(`${a}/`)))).toEqual([])
  })
})

const speaking = (f: string) =>
  /(^|\/)texts(\.[a-z]+)?\.ts$/.test(f) ||
  f.endsWith('.states.ts') ||
  f.startsWith('src/sandbox/') ||
  f.startsWith('src/core/answer-text')

describe('说给人听的话只写在 texts.ts', () => {
  test.each(files.filter((f) => !speaking(f)))('%s', (file) => {
    const code = read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    expect(code.match(/\p{Script=Han}+/gu) ?? []).toEqual([])
  })
})

describe('第二个家：Worker 的包里没有 Node', () => {
  /** Every file of ours that the Worker's entry reaches, types included, and every package. */
  const reached = new Set<string>()
  const packages = new Set<string>()
  const walk = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const specifier of importsOf(read(file)))
      if (!specifier.startsWith('.')) packages.add(specifier)
      else if (/\.tsx?$/.test(specifier)) walk(inProject(file, specifier))
  }
  walk('src/entry/worker.ts')

  test('走得到整个程序', () => {
    expect([...reached]).toEqual(expect.arrayContaining(['src/app/program.ts', 'src/features/study/feature.ts']))
  })
  test('走不到沙盒，也走不到 Node 的入口', () => {
    const known = /^src\/entry\/(worker(\.ts|\/)|migrate\/state\.ts)/
    expect([...reached].filter((f) => /^(src\/(sandbox|entry)|test)\//.test(f) && !known.test(f))).toEqual([])
  })
  test('不引用 node: 模块、node-cron 和只在 Node 上跑的库', () => {
    const nodeOnly =
      /^(node:|node-cron|@hono\/node-server|ws$|tsx|esbuild|yauzl|csv-parse|iconv-lite|@e965\/xlsx|mammoth)/
    expect([...packages].filter((p) => nodeOnly.test(p))).toEqual([])
  })
})

describe('尺寸与时钟', () => {
  const lines = files.map((file) => ({ file, lines: read(file).split('\n').length }))

  test('没有一个文件超过 250 行', () => {
    expect(lines.filter((f) => f.lines > 251)).toEqual([])
  })
  test('一半的文件不超过 60 行', () => {
    const sizes = lines.map((f) => f.lines).sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(61)
  })
  test('入口以下没有人自己看表，也没有人自己造编号', () => {
    const own = files.filter(
      (f) =>
        !/^src\/(entry|sandbox)\//.test(f) &&
        !['src/core/clock.ts', 'src/core/ids.ts', 'src/core/log.ts'].includes(f) &&
        /\bDate\.now\(\)|new Date\(\)|Math\.random\(\)|randomUUID\(\)/.test(read(f)),
    )
    expect(own).toEqual([])
  })
  test('飞书只从发件箱和少数读取处出去', () => {
    const callers = files.filter(
      (f) => f.startsWith('src/features/') && /world\.feishu|\bfeishu\b.*\.send\(/.test(read(f)),
    )
    expect(callers).toEqual([])
  })
})

/** Where a call begins, all that stands between its brackets. */
const callsOf = (code: string, name: string): string[] =>
  [...code.matchAll(new RegExp(`\\b${name}\\(`, 'g'))].map(({ index }) => {
    let depth = 0
    for (let i = index + name.length; i < code.length; i++) {
      if (code[i] === '(') depth++
      else if (code[i] === ')' && --depth === 0) return code.slice(index, i + 1)
    }
    return code.slice(index)
  })

/** Lanes of letters to people that are not those of answers: `lane: 'approval'`, one chosen by a condition, or a given one. */
const unaskedLanes = (code: string): string[] => {
  const toGroups = callsOf(code, 'enqueue').filter((call) => /\bto: \{ chat\b/.test(call))
  const others = toGroups.reduce((rest, call) => rest.replace(call, ''), code)
  return [...others.matchAll(/\blane(?::\s*([^,}\n]+)|\s*[,}])/g)]
    .map((m) => m[1]?.trim() ?? 'lane')
    .filter((lane) => !/^'reply'( as const)?$/.test(lane))
}

describe('没有问我的人，只能经过打扰预算去找', () => {
  const spoken = files.filter((f) => /^src\/(features|domain)\//.test(f) && !f.startsWith('src/domain/disturbance/'))

  test.each(spoken.filter((f) => /\benqueue\b/.test(read(f))))('%s 写给个人的信都是回答', (file) => {
    expect(unaskedLanes(read(file))).toEqual([])
  })
  test('信只写在有 enqueue 的地方', () => {
    expect(spoken.filter((f) => /\(\s*(to,\s*)?letters\s*[,)]/.test(read(f)) && /insert/.test(read(f)))).toEqual([])
    expect(spoken.filter((f) => !/\benqueue\b/.test(read(f)) && /\blane: '/.test(read(f)))).toEqual([])
  })
  test('墙拦得住：换一条道、看情况换道、道从别处来', () => {
    const letter = (lane: string, to: string) => `enqueue(to, world, { key: key(1), ${lane}, to: { ${to} }, card })`
    expect(unaskedLanes(letter("lane: 'approval'", 'account'))).toEqual(["'approval'"])
    expect(unaskedLanes(letter("lane: asked ? 'reply' : 'alert'", 'account'))).toHaveLength(1)
    expect(unaskedLanes(letter('lane', 'account'))).toEqual(['lane'])
    expect(unaskedLanes(letter("lane: 'reply'", 'account'))).toEqual([])
    expect(unaskedLanes(letter("lane: 'broadcast'", 'chat'))).toEqual([])
  })
})

test('卡片动作与任务的名字各只有一个', () => {
  const names = (pattern: RegExp) => files.flatMap((f) => [...read(f).matchAll(pattern)].map((m) => m[1]))
  for (const pattern of [/defineAction\('([^']+)'/g, /defineJob\(\{\s*id: '([^']+)'/g]) {
    const found = names(pattern)
    expect(found.length).toBe(new Set(found).size)
  }
})
