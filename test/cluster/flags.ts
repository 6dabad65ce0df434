import process from 'node:process'

export const flag = (name: string): number | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : Number(process.argv[at + 1])
}

export const tell = (line: string): void => void process.stdout.write(`${line}\n`)

/** Says what was found and ends the process, with 1 when there was anything. */
export const conclude = (problems: readonly string[], seed: number): never => {
  for (const problem of problems.slice(0, 50)) tell(problem)
  tell(problems.length === 0 ? 'nothing lost, nothing twice' : `${problems.length} problems, seed ${seed}`)
  process.exit(problems.length === 0 ? 0 : 1)
}
