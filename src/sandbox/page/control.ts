export type PersonLine = { openId: string; name: string; role: string; team: string }

export type JobLine = {
  id: string
  /** ISO instants. Absent where no slot lies ahead, or none has been. */
  next?: string
  last?: { at: string; state: string }
}

/** What the page may do to the sandbox beyond what Feishu lets people do. */
export type SandboxControl = {
  now(): Date
  advanceMinutes(n: number): Promise<void>
  /** An ISO instant; one that has passed changes nothing. */
  goTo(iso: string): Promise<void>
  /** Undefined when no job has a slot ahead. */
  nextJob(): Promise<{ job: string; at: string } | undefined>
  /** Forgets everything and begins again: other routes with another Feishu serve the page from then on. */
  reset(): Promise<void>
  jobs(): Promise<JobLine[]>
  /** Everyone who can be played. */
  people(): Promise<PersonLine[]>
}
