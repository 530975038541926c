import { databaseFileSuite } from './database-file-suite.js'

databaseFileSuite({ name: 'mysql', lateSeconds: 1 })
