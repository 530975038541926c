import type { RunCommand } from '../command.js'
import { startServer } from '../start-server.js'

export const runStart: RunCommand = ({ context }) => startServer(context)
