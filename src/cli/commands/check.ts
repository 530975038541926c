import { readValid } from '../../datamodel/read-valid.js'
import { wayBackDiagnostics } from '../../datamodel/way-back.js'
import { Problem } from '../../errors/problem.js'
import type { RunCommand } from '../command.js'
import { loadProject } from '../project/load-project.js'

/** Tells what would work otherwise on Prisma 1 (beyond.md section 1.4); asks no server. */
export const runCheck: RunCommand = (call) => {
  const { flags, context } = call
  if (!flags.isSet('way-back'))
    throw new Problem('There is one thing to check: `--way-back`, the way back to Prisma 1.')
  const { datamodel } = loadProject(call)
  if (datamodel === undefined)
    throw new Problem('The property `datamodel` is missing in prisma.yml: there is nothing to check.')
  const findings = wayBackDiagnostics(readValid(datamodel.text).document)
  context.output.result(
    findings.length === 0
      ? 'Nothing stands in the way back to Prisma 1.'
      : [
          'Prisma 1 reads the tables, and takes the datamodel as it is. On its server:',
          ...findings.map(({ place, text }) => `  - ${place === undefined ? '' : `${place}: `}${text}`),
        ].join('\n'),
  )
  context.output.json({ wayBack: findings })
  return Promise.resolve()
}
