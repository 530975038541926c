-- #1 select Post
--   1 = "p1" as ID
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1 FOR NO KEY UPDATE OF "t1";

-- #2 select Post
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 select subquery, subquery
--   1 = "c1" as ID
--   2 = node as ID
--   3 = "c1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Comment" AS "t1"
  WHERE "t1"."id" = $1), (SELECT "t2"."id"
  FROM "app$dev"."Comment" AS "t2"
  WHERE ("t2"."post" = $2 AND "t2"."id" = $3));

-- #4 update Comment (post)
--   1 = null as ID
--   2 = node as ID
--   3 = found2[0] as ID
UPDATE "app$dev"."Comment" AS "w"
  SET "post" = $1
  WHERE ("w"."post" = $2 AND "w"."id" = $3);

-- #5 select Post
--   1 = result as ID
SELECT ('{"comments":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Comment" AS "t2"
  WHERE "t2"."post" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 (1 statement)
