-- #1 select subquery, subquery, subquery
--   1 = "machines" as String
--   2 = "new" as String
--   3 = "p3" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Topic" AS "t1"
  WHERE "t1"."name" = $1), (SELECT "t2"."id"
  FROM "app$dev"."Topic" AS "t2"
  WHERE "t2"."name" = $2), (SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $3 FOR NO KEY UPDATE OF "t1");

-- #2 select Post
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 select Post
--   1 = result as ID
SELECT ('{"topics":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t2"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_PostTopics" AS "t3"
  JOIN "app$dev"."Topic" AS "t2" ON "t2"."id" = "t3"."B"
  WHERE "t3"."A" = "t1"."id"
  ORDER BY "t2"."name" ASC, "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #4 #5 #6 #5 #3 (6 statements)
-- #4 made by the run: INSERT "app$dev"."Topic"
-- #5 made by the run: INSERT "app$dev"."_PostTopics"
-- #6 made by the run: SELECT "app$dev"."Topic"
