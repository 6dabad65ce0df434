import { base } from './style/base.ts'
import { forms } from './style/forms.ts'
import { pieces } from './style/pieces.ts'

/** The whole look, one file that browsers keep. */
export const style = [base, pieces, forms].join('\n').replace(/\s*\n\s*/g, '\n')

/** Names what is in it: another look is another file. FNV-1a; no secret hangs on it. */
const nameOf = (text: string): string => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash.toString(36)
}

export const stylePath = `/assets/look-${nameOf(style)}.css`
