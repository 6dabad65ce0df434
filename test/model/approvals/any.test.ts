import { interleavings } from './interleavings.ts'

interleavings('any')
