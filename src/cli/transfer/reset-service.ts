import type { CliContext } from '../cli-context.js'
import { resetData, type Service } from '../server/service.js'

/** Empties a service as an action (import-export.md section 11). */
export async function resetService(service: Service, { output }: Pick<CliContext, 'output'>): Promise<void> {
  const { service: name, stage } = service.endpoint
  const action = output.start(`Resetting ${name}@${stage}`)
  const begun = performance.now()
  try {
    await resetData(service)
  } catch (error) {
    action.end('✖')
    throw error
  }
  action.end(milliseconds(begun))
}

/** `84ms`, whatever the length (cli.md section 2.1). */
export const milliseconds = (begun: number): string => `${String(Math.round(performance.now() - begun))}ms`
