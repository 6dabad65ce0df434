const mib = 1024 * 1024

/** What a file of people may be. A roster of 5,000 or a bank of 15,000 questions stays far below. */
export const limits = {
  fileBytes: 5 * mib,
  /** Of an unpacked xlsx, all entries together. */
  unpackedBytes: 50 * mib,
  entries: 200,
  /** Unpacked by packed; a real sheet of repeated words reaches 30. */
  ratio: 100,
  rows: 20_000,
  columns: 60,
  cellBytes: 4 * 1024,
  /** Of all cells together. */
  characters: 8 * mib,
  /** What the parsing thread may hold and how long it may take. */
  heapMiB: 256,
  ms: 30_000,
} as const
