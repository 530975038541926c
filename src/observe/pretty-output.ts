import type { Writable } from 'node:stream'
import { build } from 'pino-pretty'

/** Makes coloured lines of what a log writes. A file of its own: servers whose log nobody watches never load it. */
export const prettyOutput = (output: NodeJS.WritableStream): NodeJS.WritableStream =>
  build({
    destination: output as Writable,
    colorize: true,
    sync: true,
    messageKey: 'message',
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'stack',
  })
