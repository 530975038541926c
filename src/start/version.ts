/** The product's version. */
export const refractVersion = '0.1.0'
/** What `serverInfo` answers: command line tools of the original decide by it what they can send. */
export const compatibleVersion = '1.34.12'
/** Answered beside it. */
export const compatibleCommit = 'refract'
