import { atOnce } from '../../util/slices.js'
import { buildModel } from '../../datamodel/build-model.js'
import { readValid } from '../../datamodel/read-valid.js'
import { buildGraphqlSchema } from '../../graphql/schema/build-graphql-schema.js'
import { printServerSchema } from '../print-downloaded-schema.js'

/**
 * The schema text of a datamodel that asks for more than Prisma 1 had (beyond.md section 1): as the server makes it, so that
 * clients have each feature that it has; one that asks for raw SQL is taken to get it. Throws a problem for a datamodel that
 * the server would refuse.
 */
export function schemaOfServer(datamodel: string): string {
  const { document, syntax } = readValid(datamodel)
  let lastId = 0
  const { model } = buildModel(document, { syntax, previous: undefined, newId: () => String((lastId += 1)) })
  const rawDatabases = model.features.has('RAW') ? ['default'] : []
  return printServerSchema(atOnce(buildGraphqlSchema(model, { rawDatabases })))
}
