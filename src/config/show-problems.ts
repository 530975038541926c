import type { ConfigurationProblem } from './configuration.js'

const prefix = 'Unable to load Prisma config: '

/** Problems as the server prints them before it exits (configuration.md section 12). */
export const showProblems = (problems: readonly ConfigurationProblem[]): string =>
  problems
    .map(({ text, details }) =>
      [`${/^Unknown connector /.test(text) ? '' : prefix}${text}`, ...details.map((detail) => `  ${detail}`)].join(
        '\n',
      ),
    )
    .join('\n')
