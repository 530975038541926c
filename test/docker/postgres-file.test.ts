import { databaseFileSuite } from './database-file-suite.js'

databaseFileSuite({ name: 'postgres', lateSeconds: 61 })
