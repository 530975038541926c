-- #1 select User
--   1 = "ada" as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #2 update User (name)
--   1 = "A." as String
--   2 = "ada" as ID
UPDATE "app$dev"."User" AS "w"
  SET "name" = $1
  WHERE "w"."id" = $2
  RETURNING "id";

-- #3 insert Post (id, title, author)
--   1 = "p8" as ID
--   2 = "Eight" as String
--   3 = node as ID
INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($1, $2, $3);

-- #4 select subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1), (SELECT "t2"."id"
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = $2 AND "t2"."id" = $3));

-- #5 select Post
--   1 = found1[0] as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #6 update Post (title)
--   1 = "One" as String
--   2 = found1[0] as ID
UPDATE "app$dev"."Post" AS "w"
  SET "title" = $1
  WHERE "w"."id" = $2;

-- #7 select subquery
--   1 = "p3" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1);

-- #8 update Post (author)
--   1 = node as ID
--   2 = found3[0] as ID
UPDATE "app$dev"."Post" AS "w"
  SET "author" = $1
  WHERE "w"."id" = $2;

-- #9 update Post (author)
--   1 = null as ID
--   2 = node as ID
--   3 = "p2" as ID
UPDATE "app$dev"."Post" AS "w"
  SET "author" = $1
  WHERE ("w"."author" = $2 AND "w"."id" = $3);

-- #10 select Post
--   1 = node as ID
--   2 = "Eight" as String
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE ("t1"."author" = $1 AND "t1"."title" = $2) FOR UPDATE OF "t1";

-- #11 select User
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

-- sent: #2 #3 #4 #6 #7 #8 #9 #10 #12 #13 #14 #11 (12 statements)
-- #12 made by the run: SELECT "app$dev"."Comment"
-- #13 made by the run: DELETE "app$dev"."Post_tags"
-- #14 made by the run: DELETE "app$dev"."Post"
