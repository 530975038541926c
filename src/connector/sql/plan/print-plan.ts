import { ruleText, rulesOf } from '../../../model/constraint.js'
import type { Value } from '../../../model/value.js'
import type { Expression, Param, Select, Source, Statement, UnionAll } from '../tree/tree.js'
import type { OperationPlan } from './plan-operation.js'
import type { DeletedNodePart } from './read/plan-deleted-node.js'
import type { ReadPlan } from './read/read-plan.js'
import type { ProblemTemplate, Step, ValueCheck, WritePlan } from './write/write-plan.js'

/** What stands for a statement in the picture of a plan: a number that leads to its SQL, for instance. */
export type StatementPrinter = (statement: Statement) => string

/** A plan as text for people, one thing a line; the steps of branches are indented. */
export function printPlan(plan: OperationPlan, print: StatementPrinter): string {
  return linesOf(plan, print).join('\n')
}

function linesOf(plan: OperationPlan, print: StatementPrinter): readonly string[] {
  switch (plan.kind) {
    case 'read':
      return readLines(plan.read, print)
    case 'raw':
      return [`${plan.raw.kind} ${printValue(plan.raw.query)}`]
    case 'write-many':
      return [...writeLines(plan.write, print), `response: how many are in ${plan.write.counted ?? 'no list'}`]
    case 'write-node':
      return [
        ...writeLines(plan.write, print),
        plan.write.response === undefined
          ? 'response:'
          : `response: ${plan.write.response}, or where it cannot be used:`,
        ...readLines(plan.readBack, print).map(indented),
      ]
    case 'delete-node':
      return [
        `before: ${print(plan.deleted.select)}`,
        ...writeLines(plan.write, print),
        'response:',
        ...plan.deleted.parts.map((part) => indented(partLine(part, print))),
      ]
  }
}

const indented = (line: string): string => `  ${line}`

function readLines(plan: ReadPlan, print: StatementPrinter): readonly string[] {
  switch (plan.kind) {
    case 'node':
    case 'list':
    case 'aggregate':
    case 'groups':
      return [`${plan.kind}: ${print(plan.select)}`]
    case 'connection': {
      const cut = [
        ...(plan.first ? [`first ${printValue(plan.first)}`] : []),
        ...(plan.last ? [`last ${printValue(plan.last)}`] : []),
      ]
      return [`connection of ${[plan.rows, ...cut].join(', ')}: ${print(plan.select)}`]
    }
    case 'first-of':
      return ['first of', ...plan.candidates.flatMap((one) => readLines(one, print).map(indented))]
  }
}

function partLine(part: DeletedNodePart, print: StatementPrinter): string {
  switch (part.kind) {
    case 'text':
      return `${part.key}: ${part.text}`
    case 'column':
      return `${part.key}: column ${String(part.index)}`
    case 'related':
      return `${part.key}: ${readLines(part.plan, print).join(' ')}, by column ${String(part.index)}`
  }
}

function writeLines(plan: WritePlan, print: StatementPrinter): readonly string[] {
  return [
    plan.isAtomic ? 'write without a transaction of its own' : 'write in a transaction',
    ...(plan.retriesDuplicates ? ['  duplicates: once more from the start'] : []),
    ...(plan.isReordered ? ['  failures: told by the plan in exact order'] : []),
    ...(plan.isSilent ? ['  listeners: served by the plan in exact order'] : []),
    ...plan.checks.map(checkLine).map(indented),
    ...plan.newIds.map(({ name, kind }) => `  new ${kind}: ${name}`),
    ...plan.steps.flatMap((step) => stepLines(step, print).map(indented)),
  ]
}

function stepLines(step: Step, print: StatementPrinter): readonly string[] {
  switch (step.kind) {
    case 'run':
      return [`run ${print(step.statement)}${partsText(step)}${keptText(step)}${expectedText(step)}`]
    case 'read':
      return [`read ${print(step.select)} -> ${step.take} of ${step.into}`]
    case 'find-by-unique':
      return [`look up ${print(step.select)} -> ${step.into}`, ...missingLines(step.missing)]
    case 'assert-distinct':
      return [`distinct ${printValue(step.ids)}, else the exact order`]
    case 'assert-equal':
      return step.pairs.map(([one, other]) => `same ${printValue(one)} and ${printValue(other)}, else the exact order`)
    case 'insert-missing':
      return [
        `run ${print(step.statement)} but for rows of ${step.present.map((one, index) => `${String(index)}: ${printValue(one)}`).join(', ')}`,
      ]
    case 'insert-if-new':
      return [
        ...stepLines(step.insert, print),
        'unless it is a duplicate',
        ...step.rest.flatMap((one) => stepLines(one, print).map(indented)),
      ]
    case 'check':
      return step.checks.map(checkLine)
    case 'assert-present':
      return [
        `require ${printValue(step.value)}, else ${step.problem === undefined ? 'the exact order' : printProblem(step.problem)}`,
      ]
    case 'assert-none':
      return [`refuse rows of ${print(step.select)}${partsText(step)} with ${printProblem(step.problem)}`]
    case 'fail':
      return [`fail with ${printProblem(step.problem)}`]
    case 'branch': {
      const arm = (steps: readonly Step[]) => steps.flatMap((one) => stepLines(one, print).map(indented))
      return [`if there is ${printValue(step.on)}`, ...arm(step.present), 'else', ...arm(step.absent)]
    }
    case 'plan-rest':
      return [`plan the rest by ${printValue(step.given)}`]
    case 'exact-order':
      return ['the exact order']
    case 'read-nodes':
      return [`read nodes of ${step.read.ids} by ${print(step.read.select)} -> ${step.into}`]
    case 'bind':
      return [`bind ${step.name} = ${printValue(step.value)}`]
    case 'fill-lists':
      return step.lists.map(
        ({ nodes, values }) =>
          `${step.isAppended === true ? 'append to' : 'fill'} ${step.type}.${step.field} of ${printValue(nodes)} with ${printValue(values)}`,
      )
    case 'delete-nodes':
      return [`${step.purges ? 'purge' : 'delete'} ${step.type} ${printValue(step.ids)} (${step.origin})`]
    case 'restore-node':
      return [`restore ${step.type} ${printValue(step.id)}`]
    case 'capture-previous':
      return [`remember ${print(step.previous.select)}${partsText(step)} -> ${step.into} (${step.origin})`]
    case 'emit-change': {
      const { kind, type, id, updatedFields, origin, previous } = step.change
      const fields = updatedFields === undefined ? '' : ` fields ${updatedFields.join(', ')}`
      return [
        `note ${kind} ${type} ${printValue(id)}${fields} (${origin}${previous === undefined ? '' : `, after ${previous}`})`,
      ]
    }
  }
}

const partsText = ({ chunkedList }: { readonly chunkedList?: string }): string =>
  chunkedList === undefined ? '' : ` for parts of ${chunkedList}`

function keptText({ into, matched, response }: Extract<Step, { kind: 'run' }>): string {
  const ids = matched === undefined ? into : `${into ?? ''} (${printValue(matched)} if it matches)`
  const kept = [ids, response].filter((name) => name !== undefined)
  return kept.length === 0 ? '' : ` -> ${kept.join(', ')}`
}

const expectedText = ({ expected }: Extract<Step, { kind: 'run' }>): string =>
  expected === undefined ? '' : `, ${String(expected)} of them, else the exact order`

const checkLine = ({ value, scalar, field, dividesIn, constrained }: ValueCheck): string =>
  constrained === undefined
    ? `check ${field}: ${printValue(value)} as ${dividesIn === undefined ? scalar : 'a divisor'}`
    : `check ${field}: ${printValue(value)} must ${rulesOf(constrained.constraint).map(ruleText).join(', ')}`

const missingLines = (problems: readonly (ProblemTemplate | undefined)[]): readonly string[] =>
  problems.flatMap((one, index) => (one === undefined ? [] : [`  missing ${String(index)}: ${printProblem(one)}`]))

function printProblem({ name, values }: ProblemTemplate): string {
  const shown = Object.entries(values).map(([key, value]) => {
    const parts = [value].flat().map((part) => (typeof part === 'string' ? part : printValue(part.value)))
    return `${key}: ${parts.join('')}`
  })
  return `${name}(${shown.join(', ')})`
}

/** Where a value comes from: `"text"`, `$variable.key.0`, `name[0]`. */
function printValue(value: Value): string {
  switch (value.kind) {
    case 'constant':
      return JSON.stringify(value.value)
    case 'variable':
      return `$${value.path.map(String).join('.')}`
    case 'bound':
      return value.index === undefined ? value.name : `${value.name}[${String(value.index)}]`
    case 'list':
      return `[${value.items.map(printValue).join(', ')}]`
    case 'sum':
      return [...value.of.map(printValue), ...(value.plus === 0 ? [] : [String(value.plus)])].join(' + ')
  }
}

export const printParam = ({ value, scalar, isList }: Param): string =>
  `${printValue(value)} as ${isList === true ? `list of ${scalar}` : scalar}`

/** A statement in a few words: `update User (name, age)`. */
export function summarizeStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'select':
      return `select ${sourceName(statement)}`
    case 'union-all':
      return statement.selects.map(summarizeStatement).join(' + ')
    case 'insert':
      return `insert ${statement.table.name} (${statement.columns.join(', ')})`
    case 'update':
      return `update ${statement.table.name} (${statement.set.map(({ column }) => column).join(', ')})`
    case 'delete':
      return `delete ${statement.table.name}`
    case 'combined':
      return [...statement.parts.map((part) => part.statement), statement.result].map(summarizeStatement).join(', ')
  }
}

const sourceName = ({ from, columns }: Select): string =>
  from === undefined ? columns.map(({ expression }) => listName(expression)).join(', ') : nameOf(from)

const nameOf = (source: Source): string =>
  source.kind === 'table' ? source.table.name : source.kind === 'common' ? source.name : derivedName(source.select)

const derivedName = (rows: Select | UnionAll): string =>
  rows.kind === 'select' ? sourceName(rows) : rows.selects.map(sourceName).join(', ')

const listName = (expression: Expression): string =>
  expression.kind === 'json-list' ? `list of ${nameOf(expression.from)}` : expression.kind
