import type { Value } from '../model/value.js'
import type { ReadOperation } from './read.js'
import type { WriteOperation } from './write.js'

/** What one root field asks, in words of the model; fragments, directives and the shape of variables are resolved. */
export type Operation = ReadOperation | WriteOperation | { readonly kind: 'execute-raw'; readonly query: Value }
