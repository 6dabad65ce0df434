import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { books } from '../../domain/chain/schema.ts'

/** What stands beside a backup: what it is, and the chain's heads, so that a copy kept elsewhere is an anchor too. */
const manifest = z.object({
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  bytes: z.number(),
  sha256: z.string(),
  migrations: z.number(),
  heads: z.array(z.object({ book: z.enum(books), seq: z.number(), hash: z.string() })),
})
export type Manifest = z.infer<typeof manifest>

export const manifestPath = (backup: string): string => `${backup}.json`

export const hashOf = async (file: string): Promise<{ bytes: number; sha256: string }> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') }
}

export const writeManifest = (backup: string, of: Manifest): Promise<void> =>
  writeFile(manifestPath(backup), `${JSON.stringify(of, null, 2)}\n`, { mode: 0o600 })

/** @throws ENOENT, ZodError, SyntaxError */
export const readManifest = (backup: string): Manifest =>
  manifest.parse(JSON.parse(readFileSync(manifestPath(backup), 'utf8')))
