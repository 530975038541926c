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

-- #3 select subquery, subquery, subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
--   4 = "p1" as ID
--   5 = node as ID
--   6 = "p1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1), (SELECT "t2"."id"
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = $2 AND "t2"."id" = $3)), (SELECT "t3"."id"
  FROM "app$dev"."Post" AS "t3"
  WHERE "t3"."id" = $4), (SELECT "t4"."id"
  FROM "app$dev"."Post" AS "t4"
  WHERE ("t4"."author" = $5 AND "t4"."id" = $6));

-- #4 select Post
--   1 = [found2[0], found2[2]] as list of ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = ANY($1) FOR NO KEY UPDATE OF "p";

-- #5 update Post (title)
--   1 = found2[0] as ID
--   2 = "One" as String
--   3 = found2[2] as ID
--   4 = "Two" as String
--   5 = [found2[0], found2[2]] as list of ID
UPDATE "app$dev"."Post" AS "w"
  SET "title" = CASE "w"."id" WHEN $1 THEN $2 WHEN $3 THEN $4 ELSE "w"."title" END
  WHERE "w"."id" = ANY($5);

-- #6 select User
--   1 = result as ID
SELECT ('{"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t3"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Post_tags" AS "t3"
  WHERE "t3"."nodeId" = "t2"."id"
  ORDER BY "t3"."position" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #5 #1 #7 #8 #7 #8 #6 (9 statements)
-- #7 made by the run: SELECT "app$dev"."Post"
-- #8 made by the run: UPDATE "app$dev"."Post"
