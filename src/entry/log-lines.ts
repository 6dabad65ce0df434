/**
 * Lines for stdout, joined within one turn of the event loop: a write of its own for every line would cost more than
 * the work that it reports.
 */
export const lineWriter = (stream: NodeJS.WritableStream) => {
  let lines: string[] = []
  let scheduled = false
  const flush = () => {
    scheduled = false
    if (lines.length === 0) return
    const text = `${lines.join('\n')}\n`
    lines = []
    stream.write(text)
  }
  return {
    write: (line: string) => {
      lines.push(line)
      if (scheduled) return
      scheduled = true
      setImmediate(flush)
    },
    flush,
  }
}
