import { interleavings } from './interleavings.ts'

interleavings('majority')
