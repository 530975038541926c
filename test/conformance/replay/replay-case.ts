import { token } from '../../support/token.js'
import { differences, type Comparison } from './compare-responses.js'
import { createIdentities, mapTexts } from './identities.js'
import type { RecordedCase, RecordedStep } from './recorded-case.js'
import { addProject, deleteProject, deployRecorded, type ServiceStage } from './recorded-deploy.js'

interface CannedResponse {
  readonly status?: number
  readonly body: unknown
}

let made = 0

/**
 * Runs the case in a service of its own and compares every answer with the recorded one.
 * @returns the differences of the first step that has any, a line each
 */
export async function replayCase(server: string, recordedCase: RecordedCase): Promise<readonly string[]> {
  made += 1
  const service = { server, name: `recorded${String(process.pid)}x${String(made)}`, stage: 'test' }
  const stages = ['test', ...recordedCase.stages].map((stage) => ({ ...service, stage }))
  const comparison: Comparison = { ...recordedCase, identities: createIdentities(recordedCase) }
  for (const one of stages) await addProject(one)
  try {
    const rejection = await firstDeploy(service, recordedCase)
    if (rejection.length > 0) return rejection
    for (const [index, step] of recordedCase.steps.entries()) {
      const found = await replayStep({ ...service, stage: step.stage ?? service.stage }, step, comparison)
      if (found.length > 0) return found.map((line) => `step ${String(index + 1)} ${line}`)
    }
    return []
  } finally {
    for (const one of stages) await deleteProject(one)
  }
}

async function firstDeploy(service: ServiceStage, { datamodel, secrets }: RecordedCase): Promise<readonly string[]> {
  if (datamodel === undefined) return []
  const reply = await deployRecorded(service, datamodel, { force: true, secrets })
  const isDone =
    !('refused' in reply) &&
    reply.errors.length === 0 &&
    (reply.migration === null || reply.migration.status === 'SUCCESS')
  return isDone ? [] : [`the first deploy: ${JSON.stringify(reply)}`]
}

async function replayStep(
  service: ServiceStage,
  step: RecordedStep,
  comparison: Comparison,
): Promise<readonly string[]> {
  const { response, status, ...request } = step
  const reply = await send(service, comparison.identities.translate(expand(request, service)), response)
  const statusFound =
    status === undefined || reply.status === undefined || reply.status === status
      ? []
      : [`status: expected ${String(status)}, got ${String(reply.status)}`]
  if (response === undefined) return statusFound
  return [...statusFound, ...differences(expand(response, service), reply.body, comparison)]
}

/** `{{service}}` stands for the service's name, `{{9*x}}` for nine times the character x. */
const expand = <Value>(value: Value, { name }: ServiceStage): Value =>
  mapTexts(value, (text) =>
    text
      .replaceAll('{{service}}', name)
      .replace(/\{\{(\d+)\*(.)\}\}/g, (_, times: string, character: string) => character.repeat(Number(times))),
  )

async function send(service: ServiceStage, step: RecordedStep, response: unknown): Promise<CannedResponse> {
  const url = `${service.server}/${service.name}/${service.stage}`
  const signature: Readonly<Record<string, string>> =
    step.secret === undefined ? {} : { authorization: `Bearer ${token(claims(), step.secret)}` }
  const { query, variables, operationName, management, http, deploy } = step
  if (query !== undefined) return post(url, { query, variables, operationName }, { ...signature, ...step.headers })
  if (management !== undefined) return post(`${service.server}/management`, management, {})
  if (http !== undefined) {
    const { method = 'POST', path = '', headers = {}, body, root = false } = http
    return request(`${root ? service.server : url}${path}`, {
      method,
      headers: { ...signature, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }
  if (deploy !== undefined) return { body: await deployStep(service, deploy, response) }
  throw new Error(`a step of an unknown kind: ${Object.keys(step).join(', ')}`)
}

const claims = (): unknown => {
  const now = Math.floor(Date.now() / 1000)
  return { iat: now, exp: now + 3600 }
}

/** Keys that the record leaves out are not compared; where it has no migration, `steps` are names of applied steps. */
async function deployStep(
  service: ServiceStage,
  { datamodel, ...settings }: NonNullable<RecordedStep['deploy']>,
  response: unknown,
): Promise<unknown> {
  const reply = await deployRecorded(service, datamodel, { force: false, ...settings })
  if ('refused' in reply) return reply
  const recorded = Object.keys(response ?? {})
  const steps = recorded.includes('migration') ? reply.steps : (reply.migration?.steps ?? [])
  return Object.fromEntries(Object.entries({ ...reply, steps }).filter(([key]) => recorded.includes(key)))
}

const post = (url: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<CannedResponse> =>
  request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

async function request(url: string, init: RequestInit): Promise<CannedResponse> {
  const reply = await fetch(url, init)
  const text = await reply.text()
  return { status: reply.status, body: parsed(text) }
}

/** Answers that are not JSON are compared as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
