-- #1 select User
--   1 = "ada" as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age", "p"."score"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #2 update User (age)
--   1 = $by as Int
--   2 = "ada" as ID
UPDATE "app$dev"."User" AS "w"
  SET "age" = "w"."age" + $1
  WHERE "w"."id" = $2
  RETURNING "id";

-- #3 select subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1 FOR NO KEY UPDATE OF "t1"), (SELECT "t2"."id"
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = $2 AND "t2"."id" = $3));

-- #4 select Post
--   1 = found1[0] as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #5 update Post (id)
--   1 = [found1[0]] as list of ID
UPDATE "app$dev"."Post" AS "w"
  SET "id" = "w"."id"
  WHERE "w"."id" = ANY($1);

-- #6 delete Post_tags
--   1 = found1[0] as ID
--   2 = ["notes"] as list of String
DELETE
  FROM "app$dev"."Post_tags" AS "w"
  WHERE ("w"."nodeId" = $1 AND "w"."value" = ANY($2));

-- #7 select User
--   1 = result as ID
SELECT ('{"age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t3"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Post_tags" AS "t3"
  WHERE "t3"."nodeId" = "t2"."id"
  ORDER BY "t3"."position" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #2 #3 #5 #6 #8 #9 #7 (7 statements)
-- #8 made by the run: SELECT "app$dev"."Post_tags"
-- #9 made by the run: INSERT "app$dev"."Post_tags"
