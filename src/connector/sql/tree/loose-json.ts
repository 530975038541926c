import { failureSentinel } from './json-sentinels.js'

/*
 * Loose JSON: what a statement writes where strings are made of their contents, in which only quotes and backslashes are
 * escaped, for that is cheaper than the database's own function. Control characters stand in them as they are.
 */

/**
 * Content of a string in loose JSON whose place is never null, where there is none: a backslash before a control
 * character is in no other one.
 */
export const absentContent = `\\${failureSentinel('nullViolation')}`
