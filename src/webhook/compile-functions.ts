import type { Runtime } from '../util/runtime.js'
import type { Connector } from '../connector/connector.js'
import type { Engine } from '../engine/engine.js'
import type { WebhookDefinition } from '../model/project-definition.js'
import { compileSubscription, type CompiledSubscription } from '../subscription/compile-subscription.js'
import { createNodeReads } from '../subscription/node-read.js'
import { atOnce } from '../util/slices.js'

/** A webhook whose query is ready to be asked about changes. */
export interface CompiledFunction {
  readonly definition: WebhookDefinition
  readonly subscription: CompiledSubscription
  /** Names it among those of all services: name, service and address. */
  readonly label: string
}

export interface CompileContext {
  readonly connector: Pick<Connector, 'capabilities'>
  readonly runtime: Pick<Runtime, 'pause'>
}

/** Compiles the webhooks of a service; `refusals` tells of those that can never run. */
export function compileFunctions(
  engine: Engine,
  { connector: { capabilities }, runtime }: CompileContext,
): { readonly functions: readonly CompiledFunction[]; readonly rejections: readonly string[] } {
  const { id, model, functions: definitions } = engine.definition
  const reads = createNodeReads({ data: engine.data, runtime })
  const functions: CompiledFunction[] = []
  const rejections: string[] = []
  for (const definition of definitions) {
    if (!definition.isActive) continue
    const label = `"${definition.name}" of ${id} (${definition.url})`
    const checked = atOnce(
      engine.startSubscription({ query: definition.query, operationName: undefined, variables: {} }),
    )
    if ('rejection' in checked) rejections.push(`The webhook ${label} cannot run: ${checked.rejection}`)
    else
      functions.push({ definition, label, subscription: compileSubscription(checked, { model, capabilities, reads }) })
  }
  return { functions, rejections }
}
