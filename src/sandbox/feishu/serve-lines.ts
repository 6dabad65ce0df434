import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Feishu } from './types.ts'

/** A handshake that Feishu refuses, in its own headers. */
const refuse = (socket: Duplex): void => {
  socket.end(
    'HTTP/1.1 403 Forbidden\r\nhandshake-status: 514\r\nhandshake-msg: auth failed\r\nconnection: close\r\n\r\n',
  )
}

/** The long connections, on the same port as everything else. @returns what cuts them all */
export const serveLines = (feishu: Feishu, server: Server): (() => void) => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 })
  const held = new Set<Duplex>()
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    held.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => held.delete(socket))
    // While everything hangs, so does a handshake.
    if (feishu.faults.silent) return
    const open = feishu.admit(incoming.url ?? '')
    if (!open) return refuse(socket)
    sockets.handleUpgrade(incoming, socket, head, (connection: WebSocket) => {
      const line = open({ send: (bytes) => connection.send(bytes), cut: () => connection.terminate() })
      connection.on('message', (bytes: Buffer) => line.hear(bytes))
      connection.on('close', line.gone)
      connection.on('error', () => connection.terminate())
    })
  })
  return () => {
    for (const socket of held) socket.destroy()
  }
}
