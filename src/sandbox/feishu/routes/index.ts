import type { Endpoint } from '../endpoint.ts'
import { authEndpoints } from './auth.ts'
import { changeEndpoints } from './change.ts'
import { readEndpoints } from './read.ts'
import { sendEndpoints } from './send.ts'

/** Every route that is emulated; `coverage.ts` says how well. */
export const endpoints: readonly Endpoint[] = [...authEndpoints, ...sendEndpoints, ...changeEndpoints, ...readEndpoints]
