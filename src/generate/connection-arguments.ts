import { firstSecret, readEnvironmentText, requiredVariables, templateOf } from './environment.js'
import type { GeneratorInput } from './generator.js'

/**
 * The object that the library makes a client's class from. `environment` names the variables without which a client
 * cannot be made; their values are read where bundlers see them.
 */
export function classArguments({ endpoint, secret }: GeneratorInput, unset?: string): string {
  const address = readEnvironmentText(endpoint)
  const key = secret === undefined || secret === '' ? undefined : readEnvironmentText(firstSecret(secret))
  const required = [
    ...requiredVariables(address).map((name) => variable('endpoint', name)),
    ...(key === undefined ? [] : requiredVariables(key).map((name) => variable('secret', name))),
  ]
  return [
    '{',
    '  typeDefs,',
    '  models,',
    `  endpoint: ${templateOf(address, unset)},`,
    ...(key === undefined ? [] : [`  secret: ${templateOf(key, unset)},`]),
    ...(required.length === 0 ? [] : [`  environment: [\n${required.join(',\n')}\n  ]`]),
    '}',
  ]
    .join('\n')
    .replace(/,\n\}$/, '\n}')
}

const variable = (option: string, name: string): string =>
  `    { option: "${option}", name: ${JSON.stringify(name)}, value: process.env[${JSON.stringify(name)}] }`
