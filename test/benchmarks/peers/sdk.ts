import { createServer } from 'node:http'
import { adaptDefault, EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk'
import { app, path, peerOptions } from '../app.ts'
import { openPeerDatabase } from './database.ts'

/** The usual bot: the vendor's dispatcher behind node:http, and every event stored before it is answered. */
const { port, file } = peerOptions()
const database = await openPeerDatabase(file)

const dispatcher = new EventDispatcher({
  encryptKey: app.encryptKey,
  verificationToken: app.verificationToken,
  loggerLevel: LoggerLevel.error,
}).register({
  'im.message.receive_v1': async (data) => {
    await database.execute({
      sql: 'insert into events (event_id, message_id, body) values (?, ?, ?) on conflict do nothing',
      args: [data.event_id ?? '', data.message.message_id, JSON.stringify(data)],
    })
  },
})
createServer(adaptDefault(path, dispatcher, { autoChallenge: true })).listen(port, '127.0.0.1')
