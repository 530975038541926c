-- #1 select Ship
--   1 = "s2" as ID
SELECT "t1"."id"
  FROM "app$dev.Ship" AS "t1"
  WHERE "t1"."id" = ?;

-- #2 select Ship
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."code", "p"."tonnage", "p"."draft"
  FROM "app$dev.Ship" AS "p"
  WHERE "p"."id" = ?;

-- #3 update Ship (tonnage)
--   1 = 8 as Int
--   2 = 8 as Int
--   3 = node as ID
UPDATE "app$dev.Ship" AS "w"
  SET "tonnage" = CASE WHEN "w"."tonnage" IS NULL THEN NULL WHEN CAST("w"."tonnage" AS INTEGER) - CAST(? AS INTEGER) NOT BETWEEN -2147483648 AND 2147483647 THEN json_extract('{}', 'out of range: tonnage') ELSE CAST("w"."tonnage" AS INTEGER) - CAST(? AS INTEGER) END
  WHERE "w"."id" = ?;

-- #4 select Ship
--   1 = node as ID
--   2 = 0 as Int
SELECT 1
  FROM "app$dev.Ship" AS "w"
  WHERE ("w"."id" = ? AND NOT ("w"."tonnage" >= ?))
  LIMIT 1;

-- #5 select Ship
--   1 = node as ID
--   2 = 1000 as Int
SELECT 1
  FROM "app$dev.Ship" AS "w"
  WHERE ("w"."id" = ? AND NOT ("w"."tonnage" <= ?))
  LIMIT 1;

-- #6 select Ship
--   1 = result as ID
SELECT ('{"tonnage":' || COALESCE(CASE typeof("t1"."tonnage") WHEN 'integer' THEN CAST("t1"."tonnage" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."tonnage") < 9e999 THEN printf('%!.15g', "t1"."tonnage") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.Ship" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #4 #5 #7 (5 statements)
-- #7 made by the run: SELECT "app$dev.Ship"
