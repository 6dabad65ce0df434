import type { CaseFace } from '../../../../cards/materials/case.card.ts'
import type { AccidentCase } from '../../../domain/cases/cases.ts'

export const faceOf = (found: AccidentCase): CaseFace => {
  const { id, kind, title, happened, place, story, causes, lessons, environment, equipment, response } = found
  const { basis, source, pictures, sample } = found
  return {
    ...{ id, kind, title, happened, place, story, causes, lessons, environment, equipment, response },
    ...{ basis, source, pictures, sample },
  }
}
