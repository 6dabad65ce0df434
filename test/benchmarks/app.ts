/** The app that all three doors are configured with. */
export const app = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'a secret of the benchmarks',
  encryptKey: 'an encrypt key of the benchmarks',
  verificationToken: 'a token of the benchmarks',
  tenantKey: 'tenant_benchmarks',
}

export const path = '/feishu/webhook'

export type PeerOptions = { port: number; file: string }

/** What a peer is told on its command line: a port and a database file. */
export const peerOptions = (): PeerOptions => {
  const [port, file] = process.argv.slice(2)
  if (!port || !file) throw new Error('usage: <peer> <port> <database file>')
  return { port: Number(port), file }
}
