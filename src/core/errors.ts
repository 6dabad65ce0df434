/** Fails compilation when a union gained a case that this switch has not met. */
export const unreachable = (value: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}

/** What may be logged of an error: its class, code and message, never what people typed. */
export const briefly = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.slice(0, 300)}` : String(error).slice(0, 300)
