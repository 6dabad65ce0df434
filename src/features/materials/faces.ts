import type { MaterialFace } from '../../../cards/materials/faces.ts'
import { mayBeAsked, questionsById, type StoredQuestion } from '../../domain/questions/store.ts'
import type { World } from '../../platform/world.ts'
import type { MaterialFile } from './schema.ts'
import type { Stored, Version } from './store.ts'

/** The question that may be asked about a version now. */
export const checkOf = async (
  { db }: Pick<World, 'db'>,
  { questionId }: Version,
): Promise<StoredQuestion | undefined> => {
  const question = questionId ? (await questionsById(db, [questionId])).get(questionId) : undefined
  return question && mayBeAsked(question) ? question : undefined
}

const keysOf = (files: readonly MaterialFile[], kind: MaterialFile['kind']) =>
  files.filter((file) => file.kind === kind)

export const faceOf = async (
  world: Pick<World, 'db' | 'config'>,
  { material, version }: Stored,
): Promise<MaterialFace> => ({
  material: material.id,
  version: version.version,
  ...{ title: version.title, kind: version.kind, subject: version.subject, purpose: version.purpose },
  ...{ body: version.body, source: version.source, changes: version.changes, links: version.links },
  validTo: version.validTo ?? undefined,
  pictures: keysOf(version.files, 'picture').map((file) => file.key),
  sounds: keysOf(version.files, 'sound').map((file) => file.key),
  files: keysOf(version.files, 'file').map((file) => file.name),
  hasCheck: (await checkOf(world, version)) !== undefined,
  url: `${world.config.publicUrl}/materials/${material.id}`,
})
