import { introspect, type Introspected, type IntrospectOptions } from '../../connector/sql/introspect/introspect.js'
import { checkDatamodel } from '../../datamodel/check-datamodel.js'
import { parseDatamodel } from '../../datamodel/parse-datamodel.js'
import { Problem } from '../../errors/problem.js'
import type { CliContext } from '../cli-context.js'
import { createAsk } from '../output/ask.js'
import { duration } from '../output/output.js'
import { readSource, type Source } from './source.js'

export interface IntrospectedSource extends Introspected {
  readonly schema: string
  /** What the server would refuse of it. */
  readonly findings: readonly string[]
}

/** Reads a database and closes the connection, shown as an action unless nothing but the result may be printed. Throws a problem where nothing is found. */
export async function introspectSource(
  source: Source,
  options: IntrospectOptions & { readonly isSilent?: boolean },
  context: CliContext,
): Promise<IntrospectedSource> {
  const { output } = context
  try {
    const { name, schema } = await readSource(source, createAsk(context))
    const begun = performance.now()
    const action = options.isSilent === true ? undefined : output.start(`Introspecting database ${name}`)
    const found = introspect(schema, options)
    action?.end(duration(performance.now() - begun))
    if (found.count === 0) throw new EmptyDatabase()
    return { ...found, schema: name, findings: findingsOf(found.datamodel, source) }
  } finally {
    await source.close()
  }
}

/** The schema has no tables. */
export class EmptyDatabase extends Problem {
  constructor() {
    super("The provided database doesn't contain any tables. Please provide another database.")
  }
}

function findingsOf(text: string, { connector }: Source): readonly string[] {
  const document = parseDatamodel(text)
  if (document instanceof Problem) return [document.message]
  return checkDatamodel(document, { syntax: 'v1.1', uuidIds: connector !== 'mysql', decimalDigits: 65 }).problems.map(
    ({ description }) => description,
  )
}
