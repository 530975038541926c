-- #1 select Ship
--   1 = 0 as Int
SELECT "t1"."id"
  FROM "app$dev.Ship" AS "t1"
  WHERE "t1"."tonnage" > ?
  ORDER BY "t1"."id" ASC NULLS LAST;

-- #2 select Ship
--   1 = nodes as list of ID
SELECT "p"."id", "p"."id", "p"."code", "p"."tonnage", "p"."draft"
  FROM "app$dev.Ship" AS "p"
  WHERE "p"."id" IN (SELECT value
  FROM json_each(?));

-- #3 update Ship (tonnage)
--   1 = 900 as Int
--   2 = 900 as Int
--   3 = nodes as list of ID
UPDATE "app$dev.Ship" AS "w"
  SET "tonnage" = CASE WHEN "w"."tonnage" IS NULL THEN NULL WHEN CAST("w"."tonnage" AS INTEGER) + CAST(? AS INTEGER) NOT BETWEEN -2147483648 AND 2147483647 THEN json_extract('{}', 'out of range: tonnage') ELSE CAST("w"."tonnage" AS INTEGER) + CAST(? AS INTEGER) END
  WHERE "w"."id" IN (SELECT value
  FROM json_each(?));

-- #4 select Ship
--   1 = nodes as list of ID
--   2 = 0 as Int
SELECT 1
  FROM "app$dev.Ship" AS "w"
  WHERE ("w"."id" IN (SELECT value
  FROM json_each(?)) AND NOT ("w"."tonnage" >= ?))
  LIMIT 1;

-- #5 select Ship
--   1 = nodes as list of ID
--   2 = 1000 as Int
SELECT 1
  FROM "app$dev.Ship" AS "w"
  WHERE ("w"."id" IN (SELECT value
  FROM json_each(?)) AND NOT ("w"."tonnage" <= ?))
  LIMIT 1;

-- sent: #1 #3 #4 #5 (4 statements)
