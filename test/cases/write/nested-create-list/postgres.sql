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

-- #3 insert Post (id, title, author)
--   1 = id2 as ID
--   2 = "New" as String
--   3 = node as ID
--   4 = id3 as ID
--   5 = "Newer" as String
--   6 = node as ID
INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($1, $2, $3), ($4, $5, $6);

-- #4 insert Post_tags (nodeId, position, value)
--   1 = id2 as ID
--   2 = 1000 as Int
--   3 = "a" as String
--   4 = id2 as ID
--   5 = 2000 as Int
--   6 = "b" as String
INSERT INTO "app$dev"."Post_tags" ("nodeId", "position", "value")
  VALUES ($1, $2, $3), ($4, $5, $6);

-- #5 insert Comment (id, text, post)
--   1 = id4 as ID
--   2 = "Well" as String
--   3 = id3 as ID
INSERT INTO "app$dev"."Comment" ("id", "text", "post")
  VALUES ($1, $2, $3);

-- #6 select User
--   1 = result as ID
SELECT ('{"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t3"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Post_tags" AS "t3"
  WHERE "t3"."nodeId" = "t2"."id"
  ORDER BY "t3"."position" ASC) AS "x2") || ',"comments":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":"' || COALESCE(replace(replace("t4"."text"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Comment" AS "t4"
  WHERE "t4"."post" = "t2"."id"
  ORDER BY "t4"."id" ASC) AS "x3") || '}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #4 #5 #6 (5 statements)
