import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Card } from './kit/card.ts'
import { checkCard } from './kit/limits.ts'

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((f) =>
  f.endsWith('.states.ts'),
)

describe.each(files)('%s', async (file) => {
  const { states } = (await import(join(import.meta.dirname, file))) as { states: Record<string, Card> }
  const golden = (name: string) => join(import.meta.dirname, file.replace('.states.ts', `.${name}.golden.json`))

  test.each(Object.keys(states))('%s：飞书收得下，样子没有变', async (name) => {
    const card = states[name]
    expect(checkCard(JSON.stringify(card))).toEqual({ ok: true })
    await expect(`${JSON.stringify(card, null, 2)}\n`).toMatchFileSnapshot(golden(name))
  })
})
