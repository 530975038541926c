import { sendRequest } from '../graphql/send-request.js'
import type { ServiceName } from './page-endpoint.js'

/** A token of a service, made by the management API for who may. Throws `RequestError`. */
export async function serviceToken(
  managementEndpoint: string,
  service: ServiceName,
  managementToken: string | undefined,
): Promise<string> {
  const { generateProjectToken } = await sendRequest<{ readonly generateProjectToken: string }>(
    { endpoint: managementEndpoint, token: managementToken },
    'query ($name: String!, $stage: String!) { generateProjectToken(name: $name, stage: $stage) }',
    { ...service },
  )
  return generateProjectToken
}
