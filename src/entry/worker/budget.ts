/** The requests that one invocation may still make. */
export type Budget = {
  /** The runtime's fetch, counted. */
  fetch: typeof globalThis.fetch
  left(): number
}

export const budgetOf = (most: number, fetch: typeof globalThis.fetch): Budget => {
  let left = most
  return {
    fetch: (input, init) => {
      left--
      return fetch(input, init)
    },
    left: () => left,
  }
}
