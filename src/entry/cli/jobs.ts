import { features } from '../../app/features.ts'
import { openSlots, upcoming } from '../../platform/jobs/slots.ts'
import { tick } from '../../platform/jobs/tick.ts'
import { drainOnce } from '../../platform/outbox/drain.ts'
import { runJobAt } from '../run-job.ts'
import { type Command, instantFlag, type Open, Refused, Usage } from './command.ts'
import { texts } from './texts.ts'

const jobs = features.flatMap((f) => f.jobs ?? [])

/** Sends what the job wrote, unless a server is at it: there is one sender at a time. */
const sendOff = async ({ canSend, world }: Awaited<ReturnType<Open>>) =>
  canSend ? (await drainOnce(world, 1_000)).sent : 0

export const jobsList: Command = {
  name: 'jobs list',
  usage: 'jobs list [--json]',
  switches: ['json'],
  run: async ({ flags }, print, open) => {
    const { world } = await open()
    const next = await upcoming(world, jobs)
    const rows = jobs.map((job) => ({ id: job.id, next: next.filter((n) => n.job === job.id) }))
    if (flags.json) return print.out(JSON.stringify({ jobs: rows }))
    for (const { id, next: times } of rows) print.out(texts.jobs.line(id, times))
  },
}

export const jobsRun: Command = {
  name: 'jobs run',
  usage: 'jobs run <job-id> --at <ISO time> [--json]',
  values: ['at'],
  switches: ['json'],
  run: async (args, print, open) => {
    const job = jobs.find((j) => j.id === args.words[0])
    if (!args.words[0]) throw new Usage('job-id')
    if (!job) throw new Refused(texts.jobs.unknown(args.words[0]))
    const at = instantFlag(args, 'at')
    const opened = await open({ at })
    const { world, owner, database } = opened
    const results = await runJobAt(world, database.db, job, at, owner)
    const sent = await sendOff(opened)
    if (args.flags.json) print.out(JSON.stringify({ job: job.id, at, slots: results, sent }))
    else if (results.length === 0) print.out(texts.jobs.nobody(job.id))
    else for (const { scope, outcome } of results) print.out(texts.jobs.ran(job.id, scope, outcome))
    if (results.some((r) => r.outcome === 'failed')) throw new Refused(texts.jobs.failed)
  },
}

export const tickOnce: Command = {
  name: 'tick',
  usage: 'tick --at <ISO time>',
  values: ['at'],
  run: async (args, print, open) => {
    const opened = await open({ at: instantFlag(args, 'at') })
    await openSlots(opened.world, jobs)
    await tick(opened.world, jobs, opened.owner)
    const sent = await sendOff(opened)
    print.out(texts.jobs.ticked(sent))
  },
}
