-- #1 select Ship
--   1 = "s2" as ID
SELECT "t1"."id"
  FROM "app$dev"."Ship" AS "t1"
  WHERE "t1"."id" = $1;

-- #2 select Ship
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."code", "p"."tonnage", "p"."draft"
  FROM "app$dev"."Ship" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 update Ship (tonnage)
--   1 = 8 as Int
--   2 = node as ID
UPDATE "app$dev"."Ship" AS "w"
  SET "tonnage" = "w"."tonnage" - $1
  WHERE "w"."id" = $2;

-- #4 select Ship
--   1 = node as ID
--   2 = 0 as Int
SELECT 1
  FROM "app$dev"."Ship" AS "w"
  WHERE ("w"."id" = $1 AND NOT ("w"."tonnage" >= $2::int8))
  LIMIT 1;

-- #5 select Ship
--   1 = node as ID
--   2 = 1000 as Int
SELECT 1
  FROM "app$dev"."Ship" AS "w"
  WHERE ("w"."id" = $1 AND NOT ("w"."tonnage" <= $2::int8))
  LIMIT 1;

-- #6 select Ship
--   1 = result as ID
SELECT ('{"tonnage":' || COALESCE(CASE WHEN "t1"."tonnage" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."tonnage"::text ~ '^-?[0-9]' THEN "t1"."tonnage"::text WHEN "t1"."tonnage" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev"."Ship" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #4 #5 #7 (5 statements)
-- #7 made by the run: SELECT "app$dev"."Ship"
