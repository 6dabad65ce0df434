import type { Part } from '../../../feishu/card-parts.ts'
import { cardTexts as texts } from './texts.ts'

/** Where Feishu would show something that the sandbox does not draw. */
export const Unknown = (_: { part?: Part }) => <p class="unknown">{texts.unknownPart}</p>

/** What was said aloud: the emulator holds no sound, so it stands there silent. */
export const Audio = (_: { part: Part }) => (
  <p class="audio">
    <span class="audio-bars" aria-hidden="true" />
    {texts.audio}
  </p>
)
