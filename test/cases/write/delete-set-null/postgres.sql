-- #1 select Desk
--   1 = 1 as Int
SELECT "t1"."id", COALESCE("t1"."number"::text, '␁n')
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."number" = $1;

-- #2 select Desk
--   1 = 1 as Int
SELECT "t1"."id"
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."number" = $1 FOR UPDATE OF "t1";

-- sent: #1 #2 #3 (3 statements)
-- #3 made by the run: DELETE "app$dev"."Desk"
