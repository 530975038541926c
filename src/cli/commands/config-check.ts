import { checkConfiguration } from '../../start/check-configuration.js'
import { exitStatus } from '../../start/exit-status.js'
import type { RunCommand } from '../command.js'

export const runConfigCheck: RunCommand = ({ words, context }) => {
  const { output, isValid } = checkConfiguration(context.environment, words[0])
  context.output.result(output)
  context.output.json({ isValid, text: output })
  if (!isValid) process.exitCode = exitStatus.failedStart
  return Promise.resolve()
}
