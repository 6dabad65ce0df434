import { texts } from '../texts.ts'

/** Where Feishu would show something that the sandbox does not draw. */
export const Unknown = () => <p class="unknown">{texts.unknownPart}</p>
