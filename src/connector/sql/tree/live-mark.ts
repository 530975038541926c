/**
 * Hidden generated column of tables with `@softDelete`, where indexes cannot be over some rows alone: 1 in rows of nodes, null
 * in those of deleted ones. A unique index that ends with it does not see the latter (beyond.md section 12).
 */
export const liveMark = '_refract_live'
