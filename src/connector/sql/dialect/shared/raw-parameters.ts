import { problem } from '../../../../errors/problem.js'
import type { RawParameter } from '../../tree/raw-call.js'

/**
 * A statement with something else in the place of each `$1 …` outside of literals, comments and names, which `others`
 * matches. Throws problem 3119 where there are more or fewer values than numbers.
 */
export function withParameters(
  text: string,
  others: RegExp,
  parameters: readonly RawParameter[],
  render: (parameter: RawParameter, position: number) => string,
): string {
  const token = new RegExp(`${others.source}|[A-Za-z_][\\w$]*|\\$(\\d+)`, 'g')
  let most = 0
  const rendered = text.replace(token, (whole: string, ...groups: unknown[]) => {
    // the number is the last group; the place and the text follow the groups
    const number = groups.slice(0, -2).at(-1)
    if (typeof number !== 'string') return whole
    const position = Number(number)
    most = Math.max(most, position)
    const parameter = parameters[position - 1]
    return parameter === undefined ? whole : render(parameter, position)
  })
  if (most !== parameters.length)
    throw problem('parameterCount', { expected: String(most), given: String(parameters.length) })
  return rendered
}

/** Problem 3119 about one value. */
export const refusedParameter = (position: number, database: string): Error =>
  problem('parameterType', { position: String(position), database })
