import { briefly } from '../../../core/errors.ts'
import { configOrExit } from '../../environment.ts'
import { type Command, Refused } from '../command.ts'
import { calendar } from './calendar.ts'
import type { Check, Finding, Patient } from './check.ts'
import { chain, configuration, databaseHealth, post, roster, ticking } from './checks.ts'
import { clock, groups, scopes, token } from './feishu-checks.ts'
import { texts } from './texts.ts'

const checks: readonly Check[] = [
  configuration,
  databaseHealth,
  token,
  scopes,
  groups,
  roster,
  post,
  clock,
  ticking,
  calendar,
  chain,
]

const lookAt = async (check: Check, patient: Patient): Promise<Finding[]> => {
  const found = await check
    .look(patient)
    .catch((error: unknown) => [{ level: 'bad' as const, words: texts.failed(briefly(error)), fix: texts.failedFix }])
  return found.map((f) => ({ ...f, about: check.about }))
}

/** Everything that is looked at, in the order in which one thing rests on another. */
export const examine = async (patient: Patient): Promise<Finding[]> => {
  const findings: Finding[] = []
  for (const check of checks) findings.push(...(await lookAt(check, patient)))
  return findings
}

/** 体检：one line for each thing looked at, with what to do. Ends with 1 when something must be done. */
export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor [--json]',
  switches: ['json'],
  run: async ({ flags }, print, open) => {
    const patient = { ...(await open()), config: configOrExit() }
    const findings = await examine(patient)
    if (flags.json) print.out(JSON.stringify({ findings }))
    else for (const f of findings) print.out(texts.line(texts.marks[f.level], f.about, f.words, f.fix))
    const wrong = findings.filter((f) => f.level === 'bad').length
    if (wrong > 0) throw new Refused(texts.conclusion.bad(wrong))
    if (!flags.json) print.out(texts.conclusion.good)
  },
}
