import { Problem } from '../../errors/problem.js'
import type { CliContext } from '../cli-context.js'
import { generateFiles } from '../generate-files.js'
import type { Project } from '../project/project.js'
import { RequestRefusedError } from '../server/graphql-request.js'
import type { Service } from '../server/service.js'
import { isAtLeast } from '../server/version-check.js'
import { seedDescription, seedService } from '../transfer/seed-service.js'
import { changeList } from './change-list.js'
import type { DeployResponse, Finding } from './deploy-mutation.js'
import { awaitMigration, sendDeploy, type Deployed, type DeployOptions } from './deploy-service.js'
import { findingLines, showExcerpt } from './findings.js'
import { createLocate, type Locate } from './locate-finding.js'
import { generatesTwice, hookCommands, runHooks } from './run-hooks.js'

export interface ProjectDeployOptions extends DeployOptions {
  readonly generates: boolean
  readonly seeds: boolean
  readonly runsHooks: boolean
  /** Where the service is, at the end. */
  readonly showsAddresses: boolean
}

export interface ProjectDeployed {
  readonly isRefused: boolean
  readonly rejection: Deployed['rejection']
  /** Errors and warnings. */
  readonly findings: readonly Finding[]
  readonly json: Readonly<Record<string, unknown>>
}

const moreInfo = 'https://bit.ly/prisma-force-flag'
const twice =
  'Warning: The `prisma1 generate` command was executed twice. Since Prisma 1.31, the Prisma client is generated automatically after running `prisma1 deploy`. It is not necessary to generate it via a `post-deploy` hook any more, you can therefore remove the hook if you do not need it otherwise.'

/** A whole deploy (cli.md section 6): migration, hooks, generated files, seed. Throws a problem with what stops it. */
export async function deployProject(
  project: Project,
  service: Service,
  context: CliContext,
  options: ProjectDeployOptions,
): Promise<ProjectDeployed> {
  const { output, program } = context
  const { endpoint, management } = service
  if (project.secretFault !== undefined) throw new Problem(project.secretFault)
  const hooks = options.runsHooks ? hookCommands(project) : []
  const serverVersion = await management.version()
  const locate = project.datamodel && createLocate(project.datamodel, context.folder)
  const deployed = await sendDeploy(project, endpoint, management, options, context).catch((error: unknown) => {
    if (error instanceof RequestRefusedError && locate) showSyntaxFault(error, locate, context)
    throw error
  })
  const { response, rejection } = deployed
  const findings = [...response.errors, ...response.warnings]
  showFindings(response, rejection, { options, locate, context })
  const json = jsonOf(service, deployed, options)
  // what it is about to lose is seen in the steps
  if (rejection === 'warnings' && options.dryRun) showChanges(response, true, context)
  if (rejection !== undefined) return { isRefused: true, rejection, findings, json }
  showChanges(response, options.dryRun, context)
  if (!options.dryRun) await awaitMigration(response, endpoint, management, context)
  await runHooks(hooks, context)
  if (response.migration !== null && !options.dryRun) {
    if (options.generates) {
      if (generatesTwice(hooks) && project.generate.length > 0) output.line(`\n${twice.replaceAll('prisma1', program)}`)
      await generateFiles(project, context)
    }
    if (deployed.isFirst && options.seeds && project.seed) {
      if (options.runsHooks) output.line('\nHooks:')
      await seedService(project.seed, { project, service, context, reset: false })
    }
    if (options.showsAddresses) showEndpoint(service, isAtLeast(serverVersion, 29), context)
  }
  return {
    isRefused: false,
    rejection,
    findings,
    json: project.seed && deployed.isFirst ? { ...json, seed: seedDescription(project.seed) } : json,
  }
}

interface FindingContext {
  readonly options: ProjectDeployOptions
  readonly locate: Locate | undefined
  readonly context: CliContext
}

function showFindings(
  { errors, warnings }: DeployResponse,
  rejection: Deployed['rejection'],
  { options, locate, context }: FindingContext,
): void {
  const { output, program } = context
  if (errors.length > 0) {
    const withPlaces = errors.map((error) => withPlace(error, locate, context))
    output.result(findingLines('Errors', withPlaces, output.paint.red('✖')))
    output.result(
      `Deployment canceled. Please fix the above errors to continue deploying.\nRead more about deployment errors here: ${moreInfo}`,
    )
  }
  if (warnings.length > 0) {
    output.result(findingLines('Warnings', warnings, output.paint.yellow('!')))
    if (options.force) output.result('\nIgnoring warnings because you provided --force.')
    else if (rejection === 'warnings')
      output.result(
        `If you want to ignore the warnings, please deploy with the --force flag: $ ${program} deploy --force\nRead more about deployment warnings here: ${moreInfo}`,
      )
  }
}

/** An error with the line of the datamodel that it is about. */
function withPlace(finding: Finding, locate: Locate | undefined, { output }: CliContext): Finding {
  const place = locate?.finding(finding)
  return place ? { ...finding, description: `${finding.description}\n${showExcerpt(place, output.paint)}` } : finding
}

/** The server counts lines of all files together. */
function showSyntaxFault(error: RequestRefusedError, locate: Locate, { output }: CliContext): void {
  const place = error.code === 3017 ? /\(line (\d+), column (\d+)\)/.exec(error.message) : null
  const found = place && locate.place(Number(place[1]), Number(place[2]))
  if (found) output.notice(`\n${showExcerpt(found, output.paint)}`)
}

function showChanges(response: DeployResponse, dryRun: boolean, { output }: CliContext): void {
  const steps = response.steps ?? response.migration?.steps ?? []
  if (steps.length === 0 && response.migration === null) {
    output.line(dryRun ? 'There are no changes.' : 'Service is already up to date.')
    return
  }
  if (steps.length > 0) output.line(`\n${dryRun ? 'Potential changes' : 'Changes'}:\n${changeList(steps)}`)
  if (dryRun && response.sql && response.sql.length > 0)
    output.line(`SQL:\n\n${response.sql.map((statement) => `  ${statement.replaceAll('\n', '\n  ')};`).join('\n')}\n`)
}

function showEndpoint({ endpoint }: Service, hasAdmin: boolean, { output }: CliContext): void {
  output.line(
    [
      '',
      'Your Prisma endpoint is live:',
      '',
      `  HTTP:  ${endpoint.url}`,
      `  WS:    ${endpoint.websocket}`,
      ...(hasAdmin ? ['', 'You can view & edit your data here:', '', `  Prisma Admin: ${endpoint.text}/_admin`] : []),
      '',
    ].join('\n'),
  )
}

function jsonOf({ endpoint }: Service, { response, isFirst, rejection }: Deployed, { dryRun }: DeployOptions) {
  return {
    service: endpoint.service,
    stage: endpoint.stage,
    server: endpoint.serverName,
    isFirstDeploy: isFirst,
    isDryRun: dryRun,
    isRefused: rejection !== undefined,
    errors: response.errors,
    warnings: response.warnings,
    steps: response.steps ?? response.migration?.steps ?? [],
    ...(response.sql && dryRun ? { sql: response.sql } : {}),
    revision: response.migration?.revision ?? null,
    httpEndpoint: endpoint.url,
    wsEndpoint: endpoint.websocket,
  }
}
