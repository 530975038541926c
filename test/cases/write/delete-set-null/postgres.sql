-- #1 select Desk
--   1 = 1 as Int
SELECT "t1"."id", COALESCE(CASE WHEN "t1"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."number"::text ~ '^-?[0-9]' THEN "t1"."number"::text WHEN "t1"."number" IS NOT NULL THEN '␁u' END, '␁n')
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."number" = $1::int8;

-- #2 select Desk
--   1 = 1 as Int
SELECT "t1"."id"
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."number" = $1::int8 FOR UPDATE OF "t1";

-- sent: #1 #2 #3 (3 statements)
-- #3 made by the run: DELETE "app$dev"."Desk"
