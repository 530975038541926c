-- #1 select subquery, subquery
--   1 = 1 as Int
--   2 = 5 as Int
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."number" = $1::int8), (SELECT "t2"."id"
  FROM "app$dev"."Desk" AS "t2"
  WHERE "t2"."number" = $2::int8);

-- #2 select Desk
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"number":' || COALESCE(CASE WHEN "t1"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."number"::text ~ '^-?[0-9]' THEN "t1"."number"::text WHEN "t1"."number" IS NOT NULL THEN '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."id" = ANY($1);

-- sent: #1 #3 #4 #3 #5 #2 (6 statements)
-- #3 made by the run: SELECT "app$dev"."Desk"
-- #4 made by the run: UPDATE "app$dev"."Desk"
-- #5 made by the run: INSERT "app$dev"."Desk"
