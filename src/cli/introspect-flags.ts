import type { Flag } from './command.js'
import { envFile, project } from './shared-flags.js'

const credentials = (name: string, product: string): readonly Flag[] => [
  { name: `${name}-host`, value: 'HOST', text: `Name of the ${product} host` },
  { name: `${name}-port`, value: 'PORT', text: `The ${product} port` },
  { name: `${name}-user`, value: 'USER', text: `The ${product} user` },
  { name: `${name}-password`, value: 'PASSWORD', text: `The ${product} password` },
  { name: `${name}-db`, value: 'DB', text: `The ${product} database` },
]

/** Flags of `introspect` (introspection.md section 1). */
export const introspectFlags: readonly Flag[] = [
  envFile,
  { name: 'interactive', letter: 'i', text: 'Interactive mode' },
  project,
  ...credentials('pg', 'Postgres'),
  { name: 'pg-ssl', text: 'Enable ssl for postgres' },
  { name: 'pg-schema', value: 'SCHEMA', text: 'Name of the Postgres schema' },
  ...credentials('mysql', 'MySQL'),
  { name: 'mongo-uri', value: 'URI', text: 'Mongo connection string' },
  { name: 'mongo-db', value: 'DB', text: 'Mongo database' },
  { name: 'sqlite-file', value: 'FILE', text: 'File of an SQLite database' },
  { name: 'schema', value: 'SCHEMA', text: 'The schema or database to read, where several could be meant' },
  { name: 'deployable', text: 'Print types that cannot be deployed, for want of an id, as comments' },
  { name: 'refract', text: 'Print indexes, scalars and the like that Prisma 1 does not have' },
  {
    name: 'sdl',
    text: 'Omit any CLI output and just print the resulting datamodel. Requires an existing Prisma project with executeRaw',
  },
  { name: 'prototype', text: 'Accepted for older versions', isHidden: true },
]
