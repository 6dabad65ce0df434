import type { Endpoint } from '../endpoint.ts'
import { authEndpoints } from './auth.ts'
import { botEndpoints } from './bot.ts'
import { cardUpdateEndpoints } from './card-update.ts'
import { changeEndpoints } from './change.ts'
import { chatEndpoints } from './chats.ts'
import { contactEndpoints } from './contacts.ts'
import { fileEndpoints } from './files.ts'
import { lineEndpoints } from './line.ts'
import { loginEndpoints } from './login.ts'
import { reactionEndpoints } from './reactions.ts'
import { readEndpoints } from './read.ts'
import { resourceEndpoints } from './resources.ts'
import { sendEndpoints } from './send.ts'
import { urgentEndpoints } from './urgent.ts'

/** Every route that is emulated; `coverage.ts` says how well. */
export const endpoints: readonly Endpoint[] = [
  ...authEndpoints,
  ...sendEndpoints,
  ...changeEndpoints,
  ...readEndpoints,
  ...reactionEndpoints,
  ...urgentEndpoints,
  ...cardUpdateEndpoints,
  ...fileEndpoints,
  ...resourceEndpoints,
  ...chatEndpoints,
  ...contactEndpoints,
  ...botEndpoints,
  ...loginEndpoints,
  ...lineEndpoints,
]
