import type { Connector } from '../connector/connector.js'
import { buildModel } from '../datamodel/build-model.js'
import { ignoredDirectives } from '../datamodel/ignored-directives.js'
import { checkInSlices } from '../datamodel/check-datamodel.js'
import { parseDatamodel } from '../datamodel/parse-datamodel.js'
import { whichSyntax } from '../datamodel/which-syntax.js'
import { featureDiagnostics, type AllowedFeatures } from '../datamodel/rules/features.js'
import { softDeleteCascades } from '../datamodel/rules/soft-delete.js'
import type { WebhookDefinition } from '../model/project-definition.js'
import { Problem } from '../errors/problem.js'
import { collidingNames } from '../graphql/schema/colliding-names.js'
import { ofNoType } from '../datamodel/rules/rule.js'
import { beginWork } from '../util/breather.js'
import { inSlices } from '../util/slices.js'
import { tooLargeDatamodel, tooLargeText } from '../datamodel/datamodel-limits.js'
import { buildGraphqlSchema } from '../graphql/schema/build-graphql-schema.js'
import type { Diagnostic } from '../errors/diagnostic.js'
import { inferSteps } from '../migration/infer-steps.js'
import type { MigrationStep } from '../migration/step.js'
import type { Model } from '../model/model.js'
import { additionsToJson } from '../connector/model-additions.js'
import { modelToJson } from '../connector/stored-model.js'
import { checkFunctions } from './check-functions.js'

/** What a deploy would do, or why it can do nothing. */
export type PlannedDeploy =
  | { readonly kind: 'refused'; readonly errors: readonly Diagnostic[] }
  | {
      readonly kind: 'planned'
      readonly model: Model
      readonly steps: readonly MigrationStep[]
      readonly warnings: readonly Diagnostic[]
      /** Directives that the datamodel names and that do not count without `@refract`. */
      readonly ignored: readonly string[]
    }

export interface DeployRequest {
  /** Datamodel text. */
  readonly types: string
  readonly previous: Model
  readonly functions: readonly WebhookDefinition[]
  /** Leave the tables alone and check against them. */
  readonly noMigration: boolean
  /** Warnings are accepted and left-over renames taken literally. */
  readonly force: boolean
  readonly allowedFeatures: AllowedFeatures
  readonly namespace: string
}

export interface DeployPlanner {
  readonly connector: Pick<Connector, 'capabilities' | 'migrator'>
  newId(): string
}

const migratesSyntax: Diagnostic = {
  type: 'Global',
  field: null,
  description:
    'You are migrating from the old datamodel syntax to the new one. Make sure that you understand the listed changes because the semantics are different now. Then perform the deployment with the `--force` flag.',
}

/**
 * Reads, checks and compares a datamodel; the first stage that finds errors ends the work (management-api.md section 8.2).
 * Stores and changes nothing. Throws problems 3017, 3018, 4004.
 */
export async function planDeploy(request: DeployRequest, planner: DeployPlanner): Promise<PlannedDeploy> {
  const { previous, noMigration, namespace } = request
  const { capabilities, migrator } = planner.connector
  const { breathe } = beginWork()
  const unread = tooLargeText(request.types)
  if (unread.length > 0) return { kind: 'refused', errors: unread }
  await breathe()
  const document = parseDatamodel(request.types)
  if (document instanceof Problem) throw document
  const tooLarge = tooLargeDatamodel(document)
  if (tooLarge.length > 0) return { kind: 'refused', errors: tooLarge }
  await breathe()
  const syntax = whichSyntax(document, previous)
  const checked = await inSlices(
    checkInSlices(document, {
      syntax,
      uuidIds: capabilities.uuidIds,
      decimalDigits: capabilities.decimalDigits,
      held: capabilities,
    }),
  )
  const faults = [...featureDiagnostics(document, request.allowedFeatures), ...checked.problems]
  if (faults.length > 0) return { kind: 'refused', errors: faults }
  await breathe()
  const built = buildModel(document, { syntax, previous, newId: () => planner.newId() })
  const { model } = built
  const cascading = softDeleteCascades(model)
  if (cascading.length > 0) return { kind: 'refused', errors: cascading }
  const renames = { ...built.renames, isLiteral: request.force }
  const change = { namespace, previous, next: model }
  await breathe()
  const names = await inSlices(migrator.checkNames(change, { noMigration }))
  if (names.errors.length > 0) return { kind: 'refused', errors: names.errors }
  const data = noMigration ? await migrator.checkData(change) : undefined
  if (data && data.errors.length > 0) return { kind: 'refused', errors: data.errors }
  const colliding = await unservable(model, previous)
  if (colliding.length > 0) return { kind: 'refused', errors: colliding }
  const faulty = await checkFunctions(request.functions, model)
  if (faulty.length > 0) return { kind: 'refused', errors: faulty }
  const ignored = ignoredDirectives(document)
  if (data) return { kind: 'planned', model, steps: [], ignored, warnings: [...names.warnings, ...data.warnings] }
  await breathe()
  const steps = inferSteps(previous, model, renames)
  await breathe()
  const diagnostics = await migrator.checkSteps({ ...change, steps, renames })
  if (diagnostics.errors.length > 0) return { kind: 'refused', errors: diagnostics.errors }
  const migrates =
    previous.syntax === 'v1.0' && previous.types.length > 0 && model.syntax === 'v1.1' ? [migratesSyntax] : []
  return {
    kind: 'planned',
    model,
    steps,
    ignored,
    warnings: [...checked.warnings, ...diagnostics.warnings, ...migrates],
  }
}

/** Why no API could be made of the model. What is served today stays allowed. */
async function unservable(model: Model, previous: Model): Promise<readonly Diagnostic[]> {
  if (modelToJson(model) === modelToJson(previous) && additionsToJson(model) === additionsToJson(previous)) return []
  const before = await inSlices(collidingNames(previous))
  const known = new Set(before.map(({ description }) => description))
  const colliding = (await inSlices(collidingNames(model))).filter(({ description }) => !known.has(description))
  if (colliding.length > 0) return colliding
  try {
    await inSlices(buildGraphqlSchema(model, { rawDatabases: [] }))
    return []
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [ofNoType(`No API can be made of this datamodel: ${reason}`)]
  }
}
