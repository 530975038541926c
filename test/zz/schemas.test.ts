import { test } from 'vitest'
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { graphqlSync, introspectionFromSchema } from 'graphql'
import { parseDatamodel } from '../../src/datamodel/parse-datamodel.js'
import { whichSyntax } from '../../src/datamodel/which-syntax.js'
import { buildModel } from '../../src/datamodel/build-model.js'
import { buildGraphqlSchema } from '../../src/graphql/schema/build-graphql-schema.js'
const dir = '/work/shared/real-projects/'
const src = readFileSync('/work/shared/conformance/schemas.mjs', 'utf8')
const part = src.slice(src.indexOf('const typeText'), src.indexOf('let serial'))
const { printSchema, compare } = new Function(part + '; return { printSchema, compare }')()
test('all', () => {
  let ok = 0, bad = 0
  for (const d of readdirSync(dir)) {
    const p = dir + d
    if (!existsSync(p + '/schema.postgres.graphql')) continue
    try {
      const doc: any = parseDatamodel(readFileSync(p + '/datamodel.graphql', 'utf8'))
      const syntax = whichSyntax(doc, undefined)
      const { model } = buildModel(doc, { syntax, previous: undefined, newId: () => 'x' })
      const t = performance.now()
      const schema = buildGraphqlSchema(model, { rawDatabases: src.includes('x') ? ['default'] : [] })
      const r: any = introspectionFromSchema(schema, { directiveIsRepeatable: false })
      const diff = compare(readFileSync(p + '/schema.postgres.graphql', 'utf8'), printSchema(r))
      if (diff.length) { bad++; console.log(d, syntax, diff.slice(0, 3)) } else ok++
    } catch (e: any) { bad++; console.log(d, e.stack.slice(0, 400)) }
  }
  console.log(ok, bad)
})
