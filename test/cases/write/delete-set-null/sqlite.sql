-- #1 select Desk
--   1 = 1 as Int
SELECT "t1"."id", COALESCE(CASE typeof("t1"."number") WHEN 'integer' THEN CAST("t1"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."number") < 9e999 THEN printf('%!.15g', "t1"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n')
  FROM "app$dev.Desk" AS "t1"
  WHERE "t1"."number" = ?;

-- #2 select Desk
--   1 = 1 as Int
SELECT "t1"."id"
  FROM "app$dev.Desk" AS "t1"
  WHERE "t1"."number" = ?;

-- sent: #1 #2 #3 (3 statements)
-- #3 made by the run: DELETE "app$dev.Desk"
