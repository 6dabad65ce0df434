import { type Closed, closedLoop } from './closed.ts'
import { type Open, openLoop } from './open.ts'

/** The load's own process: what to do as JSON on the command line, what came of it as JSON on stdout. */
const order = JSON.parse(process.argv[2] ?? '') as Closed | Open
const result = order.kind === 'closed' ? await closedLoop(order) : await openLoop(order)
process.stdout.write(JSON.stringify(result))
process.exit(0)
