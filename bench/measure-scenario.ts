import { answerOf, compareAnswers } from './answers.js'
import { handWrittenRequests } from './best-statements.js'
import type { Contender, ContenderName } from './contenders.js'
import type { OpenDatabase } from './databases.js'
import { measure, warmUp, type Effort } from './measure.js'
import { median, middle, type Measured, type Row } from './measured.js'
import { runPgbench } from './peers/pgbench.js'
import type { Scenario } from './scenarios.js'

export interface Course {
  readonly effort: Effort
  readonly rounds: number
  readonly folder: string
}

/** One request, asked of all programs in turn; first their answers are compared. A program that fails is left out and told. */
export async function measureScenario(
  scenario: Scenario,
  contenders: readonly Contender[],
  database: OpenDatabase,
  { effort: { connections, seconds }, rounds, folder }: Course,
): Promise<Row> {
  const effort = scenario.isSlow === true ? { connections: 4, seconds: 4 * seconds } : { connections, seconds }
  const problems: string[] = []
  const measured = new Map<ContenderName, Measured[]>()
  const transactions: number[] = []
  const ready = await readyContenders(scenario, contenders, problems)
  const failed = new Set<ContenderName>()
  const note = (name: ContenderName, error: unknown): void => {
    failed.add(name)
    problems.push(`${scenario.name}, ${name}: ${textOf(error)}`)
  }
  for (const { name, asked } of ready) {
    const load = asked(scenario)
    if (load !== undefined)
      await warmUp(load, effort.connections).catch((error: unknown) => {
        note(name, error)
      })
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, peer, asked } of ready) {
      const load = asked(scenario)
      if (load === undefined || failed.has(name)) continue
      try {
        const one = await measure(peer, effort, { ...load, databasePid: database.pid })
        measured.set(name, [...(measured.get(name) ?? []), one])
      } catch (error) {
        note(name, error)
      }
    }
    const tps = transactionsOf(scenario, database, { folder, seconds: effort.seconds })
    if (tps !== undefined) transactions.push(tps)
  }
  const of = (name: ContenderName): Measured | undefined => median(measured.get(name) ?? [])
  return {
    scenario: scenario.name,
    kind: scenario.kind,
    refract: of('refract'),
    handWritten: of('handWritten'),
    bare: of('bare'),
    postgraphile: of('postgraphile'),
    pgbench: middle(transactions),
    problems,
  }
}

/** Those that answer the request as ours does. */
async function readyContenders(
  scenario: Scenario,
  contenders: readonly Contender[],
  problems: string[],
): Promise<readonly Contender[]> {
  const ready: Contender[] = []
  let ours: unknown
  for (const contender of contenders) {
    const load = contender.asked(scenario)
    if (load === undefined) continue
    try {
      const answer = await answerOf(load)
      if (contender.name === 'refract') ours = answer
      else if (contender.isCompared) compareAnswers(scenario, contender.name, ours, answer)
      ready.push(contender)
    } catch (error) {
      problems.push(`${scenario.name}, ${contender.name}: ${textOf(error)}`)
    }
  }
  return ready
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What pgbench reaches with the statement written by hand, of a read of one statement. */
function transactionsOf(
  { name, kind }: Scenario,
  { name: databaseName, place }: OpenDatabase,
  { folder, seconds }: { readonly folder: string; readonly seconds: number },
): number | undefined {
  const [statement, ...others] = handWrittenRequests(databaseName)[name]?.statements ?? []
  if (databaseName !== 'postgres' || kind !== 'read' || statement === undefined || others.length > 0) return undefined
  return runPgbench(statement, { port: place.connection.port, database: 'bench', folder, seconds, clients: 8 })
}
