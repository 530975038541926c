-- #1 select User
--   1 = "ada" as ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1 FOR NO KEY UPDATE OF "t1";

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 select subquery, subquery
--   1 = "p2" as ID
--   2 = node as ID
--   3 = "p2" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1 FOR UPDATE OF "t1"), (SELECT "t2"."id"
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = $2 AND "t2"."id" = $3));

-- #4 select User
--   1 = result as ID
SELECT ('{"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #5 #6 #7 #4 (6 statements)
-- #5 made by the run: SELECT "app$dev"."Comment"
-- #6 made by the run: DELETE "app$dev"."Post_tags"
-- #7 made by the run: DELETE "app$dev"."Post"
