import type { MongoConfiguration } from '../config/configuration.js'

/** Why a server cannot start with a connector that the configuration may name. */
export const unavailableConnector = ({ name, connector }: MongoConfiguration): string =>
  `The connector ${connector} of databases.${name} is not available in this version; it serves postgres, mysql and sqlite`
