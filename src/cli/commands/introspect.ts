import { Problem } from '../../errors/problem.js'
import type { RunCommand } from '../command.js'
import { credentialsOf } from '../introspect/credentials.js'

/** Reads the connection from the flags; what reads the catalogue is not part of this version. */
export const runIntrospect: RunCommand = ({ flags }) => {
  const credentials = credentialsOf(flags)
  throw new Problem(
    credentials
      ? `Introspection of ${credentials.connector} is not part of this version.`
      : 'Introspection is not part of this version.',
  )
}
