import type * as jose from 'jose'

export type Jose = typeof jose

/** The library of tokens: servers whose services have no secrets never load it. */
export const loadJose = (): Promise<Jose> => import('jose')
