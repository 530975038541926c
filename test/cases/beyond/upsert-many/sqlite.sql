-- #1 select subquery, subquery
--   1 = 1 as Int
--   2 = 5 as Int
SELECT (SELECT "t1"."id"
  FROM "app$dev.Desk" AS "t1"
  WHERE "t1"."number" = ?), (SELECT "t2"."id"
  FROM "app$dev.Desk" AS "t2"
  WHERE "t2"."number" = ?);

-- #2 select Desk
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"number":' || COALESCE(CASE typeof("t1"."number") WHEN 'integer' THEN CAST("t1"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."number") < 9e999 THEN printf('%!.15g', "t1"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev.Desk" AS "t1"
  WHERE "t1"."id" IN (SELECT value
  FROM json_each(?));

-- sent: #1 #3 #4 #3 #5 #2 (6 statements)
-- #3 made by the run: SELECT "app$dev.Desk"
-- #4 made by the run: UPDATE "app$dev.Desk"
-- #5 made by the run: INSERT "app$dev.Desk"
