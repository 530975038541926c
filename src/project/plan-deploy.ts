import type { Database } from '../connector/sql/database/database.js'
import { buildModel } from '../datamodel/build-model.js'
import { checkDatamodel } from '../datamodel/check-datamodel.js'
import { parseDatamodel } from '../datamodel/parse-datamodel.js'
import { whichSyntax } from '../datamodel/which-syntax.js'
import { featureFindings, type AllowedFeatures } from '../datamodel/rules/features.js'
import type { WebhookDefinition } from '../model/project-definition.js'
import { Problem } from '../errors/problem.js'
import { collidingNames } from '../graphql/schema/colliding-names.js'
import { buildGraphqlSchema } from '../graphql/schema/build-graphql-schema.js'
import { readCatalog } from '../connector/sql/migration/changes/apply-changes.js'
import {
  planChanges,
  type PlanChangesInput,
  type PlannedChanges,
} from '../connector/sql/migration/changes/plan-changes.js'
import { checkTables } from '../connector/sql/migration/hazards/check-tables.js'
import { createDataQuestions } from '../connector/sql/migration/hazards/data-questions.js'
import type { Diagnostic, Diagnostics } from '../errors/diagnostic.js'
import { findHazards } from '../connector/sql/migration/hazards/hazards.js'
import { longNames, meetingNames } from '../connector/sql/migration/hazards/meeting-names.js'
import { inferSteps } from '../migration/infer-steps.js'
import type { MigrationStep } from '../migration/step.js'
import type { Model } from '../model/model.js'
import type { Storage } from '../connector/sql/storage/storage.js'
import type { Identifiers } from '../connector/sql/tree/identifiers.js'
import { storageOfModel, type StorageOptions } from '../connector/sql/storage/storage-of-model.js'
import { once } from '../util/once.js'
import { additionsToJson } from '../connector/model-additions.js'
import { modelToJson } from '../connector/stored-model.js'
import { renamesOfSteps } from '../migration/renames-of-steps.js'
import { checkFunctions } from './check-functions.js'

/** What a deploy would do, or why it can do nothing. */
export type PlannedDeploy =
  | { readonly kind: 'refused'; readonly errors: readonly Diagnostic[] }
  | {
      readonly kind: 'planned'
      readonly model: Model
      readonly steps: readonly MigrationStep[]
      readonly warnings: readonly Diagnostic[]
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
  /** Tables of the server itself in that namespace. */
  readonly reservedTables: readonly string[]
}

export interface DeployPlanner {
  readonly database: Database
  readonly storage: Omit<StorageOptions, 'namespace'>
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
  const { database } = planner
  const document = parseDatamodel(request.types)
  if (document instanceof Problem) throw document
  const syntax = whichSyntax(document, previous)
  const checked = checkDatamodel(document, { syntax, uuidIds: database.capabilities.uuidIds })
  const faults = [...featureFindings(document, request.allowedFeatures), ...checked.problems]
  if (faults.length > 0) return { kind: 'refused', errors: faults }
  const built = buildModel(document, { syntax, previous, newId: () => planner.newId() })
  const { model } = built
  const renames = { ...built.renames, isLiteral: request.force }
  const { identifiers } = database.dialect
  const options = { ...planner.storage, namespace, kept: identifiers.kept }
  const [before, after] = [storageOfModel(previous, options), storageOfModel(model, options)]
  const names = checkNames({ before, after }, identifiers, request)
  if (names.errors.length > 0) return { kind: 'refused', errors: names.errors }
  const catalog = once(() => readCatalog(database, database, namespace))
  const unfit = noMigration ? checkTables(after, await catalog(), before) : []
  if (unfit.length > 0) return { kind: 'refused', errors: unfit }
  const colliding = unservable(model, previous)
  if (colliding.length > 0) return { kind: 'refused', errors: colliding }
  const faulty = checkFunctions(request.functions, () => buildGraphqlSchema(model, { rawDatabases: [] }))
  if (faulty.length > 0) return { kind: 'refused', errors: faulty }
  if (noMigration) return { kind: 'planned', model, steps: [], warnings: names.warnings }
  const steps = inferSteps(previous, model, renames)
  const isReserved = ({ table }: { readonly table: string }): boolean => request.reservedTables.includes(table)
  const effects =
    steps.length === 0
      ? []
      : plannedEffects(
          steps,
          { before, after, renames: renamesOfSteps(steps, model), catalog: await catalog(), spares: isReserved },
          database,
        )
  if (effects instanceof Problem) return { kind: 'refused', errors: [ofNoType(effects.message)] }
  const questions = createDataQuestions(database, namespace, catalog)
  const hazards = await findHazards(steps, { before, after, renames, effects, catalog, questions })
  if (hazards.errors.length > 0) return { kind: 'refused', errors: hazards.errors }
  const migrates =
    previous.syntax === 'v1.0' && previous.types.length > 0 && model.syntax === 'v1.1' ? [migratesSyntax] : []
  return { kind: 'planned', model, steps, warnings: [...checked.warnings, ...hazards.warnings, ...migrates] }
}

/** Why no API could be made of the model. What is served today stays allowed. */
function unservable(model: Model, previous: Model): readonly Diagnostic[] {
  if (modelToJson(model) === modelToJson(previous) && additionsToJson(model) === additionsToJson(previous)) return []
  const known = new Set(collidingNames(previous).map(({ description }) => description))
  const colliding = collidingNames(model).filter(({ description }) => !known.has(description))
  if (colliding.length > 0) return colliding
  try {
    buildGraphqlSchema(model, { rawDatabases: [] })
    return []
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [ofNoType(`No API can be made of this datamodel: ${reason}`)]
  }
}

/** What the changes of the steps would do to data; the reason why they cannot be made. */
function plannedEffects(
  steps: readonly MigrationStep[],
  input: Omit<PlanChangesInput, 'naming' | 'isResumed'>,
  { dialect }: Database,
): PlannedChanges['effects'] | Problem {
  try {
    return planChanges(steps, { ...input, naming: dialect.indexNaming, isResumed: false }).effects
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

const ofNoType = (description: string): Diagnostic => ({ type: 'Global', field: null, description })

/**
 * Two elements of one name in the database. A service that only serves tables may mean them so, as views of old data:
 * it is warned when it is new. The server's own tables are nobody's.
 */
function checkNames(
  { before, after }: { readonly before: Storage; readonly after: Storage },
  identifiers: Identifiers,
  { noMigration, reservedTables }: DeployRequest,
): Diagnostics {
  const meeting = meetingNames(after, identifiers, reservedTables)
  if (!noMigration) return { errors: [...longNames(after, identifiers), ...meeting], warnings: [] }
  const known = new Set(meetingNames(before, identifiers, []).map(({ description }) => description))
  const shared = new Set(meetingNames(after, identifiers, []).map(({ description }) => description))
  return {
    errors: meeting.filter(({ description }) => !shared.has(description)),
    warnings: meeting.filter(({ description }) => shared.has(description) && !known.has(description)),
  }
}
