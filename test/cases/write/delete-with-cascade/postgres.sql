-- #1 select User
--   1 = "grace" as ID
SELECT "t1"."id", COALESCE(to_json("t1"."name"::text)::text, '␁n')
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- #2 select User
--   1 = "grace" as ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #2 #3 #4 #5 #6 #7 (7 statements)
-- #3 made by the run: SELECT "app$dev"."Post"
-- #4 made by the run: SELECT "app$dev"."Comment"
-- #5 made by the run: DELETE "app$dev"."Post_tags"
-- #6 made by the run: DELETE "app$dev"."Post"
-- #7 made by the run: DELETE "app$dev"."User"
