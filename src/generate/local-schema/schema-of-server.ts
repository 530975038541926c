import { atOnce } from '../../util/slices.js'
import { buildModel } from '../../datamodel/build-model.js'
import { checkDatamodel } from '../../datamodel/check-datamodel.js'
import { parseDatamodel } from '../../datamodel/parse-datamodel.js'
import { whichSyntax } from '../../datamodel/which-syntax.js'
import { Problem } from '../../errors/problem.js'
import { buildGraphqlSchema } from '../../graphql/schema/build-graphql-schema.js'
import { printServerSchema } from '../print-downloaded-schema.js'

/**
 * The schema text of a datamodel that asks for more than Prisma 1 had (beyond.md section 1): as the server makes it, so that
 * clients have each feature that it has. Throws a problem for a datamodel that it would refuse.
 */
export function schemaOfServer(datamodel: string): string {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  const syntax = whichSyntax(document, undefined)
  // which database it will be on is not known here
  const { problems } = checkDatamodel(document, { syntax, uuidIds: true, decimalDigits: 65 })
  if (problems.length > 0)
    throw new Problem(
      [
        'The datamodel has errors:',
        ...problems.map(
          ({ type, field, description }) => `${type}${field === null ? '' : `.${field}`}: ${description}`,
        ),
      ].join('\n'),
    )
  let lastId = 0
  const { model } = buildModel(document, { syntax, previous: undefined, newId: () => String((lastId += 1)) })
  return printServerSchema(atOnce(buildGraphqlSchema(model, { rawDatabases: [] })))
}
