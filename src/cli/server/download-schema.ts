import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { printDownloadedSchema } from '../../generate/print-downloaded-schema.js'
import type { CliContext } from '../cli-context.js'
import type { Project } from '../project/project.js'
import { dataOf } from './graphql-request.js'
import { openService } from './service.js'

/** The schema of a service as text (api-schema.md section 16.3). */
export async function downloadSchema(project: Project, context: CliContext): Promise<string> {
  const data = dataOf(await openService(project, context).ask(getIntrospectionQuery()))
  return printDownloadedSchema(data as unknown as IntrospectionQuery)
}
