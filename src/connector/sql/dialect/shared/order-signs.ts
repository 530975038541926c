/** SQL's signs for orders. */
export const orderSigns = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const
