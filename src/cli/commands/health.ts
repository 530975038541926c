import { checkHealth } from '../../start/check-health.js'
import { exitStatus } from '../../start/exit-status.js'
import type { RunCommand } from '../command.js'

export const runHealth: RunCommand = async ({ context }) => {
  const { output, isHealthy } = await checkHealth(context.environment)
  context.output.result(output)
  context.output.json({ isHealthy, answer: output })
  if (!isHealthy) process.exitCode = exitStatus.failedStart
}
