import { connect, type Socket } from 'node:net'

export type Answer = { status: number; body: string }
export type Connection = {
  /** Sends prepared bytes and resolves with the answer; one request at a time. Status 0: the connection broke. */
  ask(bytes: Buffer): Promise<Answer>
  /** False once the other side has hung up, as servers do with connections that nobody used for a while. */
  isOpen(): boolean
  close(): void
}

const endOf = (text: string): { head: number; end: number } | undefined => {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2))?.[1]
  if (length !== undefined) return { head, end: head + 4 + Number(length) }
  const last = text.indexOf('0\r\n\r\n', head + 4)
  return last < 0 ? undefined : { head, end: last + 5 }
}

/** The cheapest HTTP client that tells the truth: one kept connection, prepared bytes, nothing parsed but the end. */
export const openConnection = (port: number): Promise<Connection> =>
  new Promise((opened, failed) => {
    let received = ''
    let answered: ((answer: Answer) => void) | undefined
    const settle = (answer: Answer) => {
      const waiting = answered
      answered = undefined
      received = ''
      waiting?.(answer)
    }
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      received += chunk
      const at = endOf(received)
      if (at && received.length >= at.end)
        settle({ status: Number(received.slice(9, 12)), body: received.slice(at.head + 4, at.end) })
    })
    socket.once('connect', () =>
      opened({
        ask: (bytes) =>
          new Promise((resolve) => {
            if (socket.destroyed) return resolve({ status: 0, body: '' })
            answered = resolve
            socket.write(bytes)
          }),
        isOpen: () => !socket.destroyed && socket.writable,
        close: () => socket.destroy(),
      }),
    )
    socket.on('error', (error) => {
      failed(error)
      settle({ status: 0, body: '' })
    })
    socket.on('close', () => settle({ status: 0, body: '' }))
  })
