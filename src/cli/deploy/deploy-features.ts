import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import type { ManagementApi } from '../server/management-api.js'
import type { DeployFeatures } from './deploy-mutation.js'

/** Asks a server by introspection what its deploys know (cli.md section 4.5). */
export async function askedFeatures(management: ManagementApi, dryRun: boolean): Promise<DeployFeatures> {
  const data = await management.ask(getIntrospectionQuery({ descriptions: false }))
  const { types } = (data as unknown as IntrospectionQuery).__schema
  const has = (typeName: string, field: string): boolean => {
    const type = types.find(({ name }) => name === typeName)
    if (type?.kind === 'INPUT_OBJECT') return type.inputFields.some(({ name }) => name === field)
    return type?.kind === 'OBJECT' && type.fields.some(({ name }) => name === field)
  }
  return {
    steps: has('DeployPayload', 'steps'),
    manifestations: has('CreateRelation', 'after'),
    force: has('DeployInput', 'force'),
    noMigration: has('DeployInput', 'noMigration'),
    sql: dryRun && (await reportsStatements(management)),
  }
}

/** Refract can tell the statements of a dry run; its introspection is the original's and does not show it. */
async function reportsStatements(management: ManagementApi): Promise<boolean> {
  const { errors } = await management.request(
    'mutation { deploy(input: { name: "", stage: "", types: "", dryRun: true }) @skip(if: true) { sql } }',
  )
  return errors.length === 0
}
