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

-- #3 select Post
--   1 = node as ID
--   2 = "t" as String
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE ("t1"."author" = $1 AND cast("t1"."title" AS varchar) LIKE ('%' || $2 || '%') ESCAPE '!');

-- #4 select Post
--   1 = children2 as list of ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = ANY($1) FOR NO KEY UPDATE OF "p";

-- #5 update Post (title)
--   1 = "same" as String
--   2 = children2 as list of ID
UPDATE "app$dev"."Post" AS "w"
  SET "title" = $1
  WHERE "w"."id" = ANY($2);

-- #6 select Post
--   1 = node as ID
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."author" = $1 FOR NO KEY UPDATE OF "t1";

-- #7 select Post
--   1 = children4 as list of ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev"."Post" AS "p"
  WHERE "p"."id" = ANY($1) FOR NO KEY UPDATE OF "p";

-- #8 delete Post_tags
--   1 = children4 as list of ID
DELETE
  FROM "app$dev"."Post_tags" AS "w"
  WHERE "w"."nodeId" = ANY($1);

-- #9 select User
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

-- sent: #1 #3 #5 #6 #8 #10 #9 (7 statements)
-- #10 made by the run: INSERT "app$dev"."Post_tags"
