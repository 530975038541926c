/** Stands for the library's own socket where the platform must have one. */
export const NodeSocket = undefined
