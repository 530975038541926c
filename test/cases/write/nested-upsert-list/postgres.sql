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
--   1 = node as ID
--   2 = "p1" as ID
--   3 = node as ID
--   4 = "p9" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE ("t1"."author" = $1 AND "t1"."id" = $2)), (SELECT "t2"."id"
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = $3 AND "t2"."id" = $4));

-- #4 select Post
--   1 = [found2[0], found2[1]] as list of ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = ANY($1) FOR NO KEY UPDATE OF "p";

-- #5 update Post (title)
--   1 = found2[0] as ID
--   2 = "One" as String
--   3 = found2[1] as ID
--   4 = "n" as String
--   5 = [found2[0], found2[1]] as list of ID
UPDATE "app$dev"."Post" AS "w"
  SET "title" = CASE "w"."id" WHEN $1 THEN $2 WHEN $3 THEN $4 ELSE "w"."title" END
  WHERE "w"."id" = ANY($5);

-- #6 insert Post (id, title, author)
--   1 = "p1" as ID
--   2 = "n" as String
--   3 = node as ID
--   4 = "p9" as ID
--   5 = "Nine" as String
--   6 = node as ID
INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($1, $2, $3), ($4, $5, $6);

-- #7 select User
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

-- sent: #1 #3 #5 #8 #7 (5 statements)
-- #8 made by the run: INSERT "app$dev"."Post"
