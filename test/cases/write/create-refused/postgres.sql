-- #1 insert User (id, name, email), insert Post (id, title, author), select w1
--   1 = id1 as ID
--   2 = "Ada" as String
--   3 = "ada@example.org" as String
--   4 = id2 as ID
--   5 = "Never" as String
--   6 = id1 as ID
WITH "w1" AS (INSERT INTO "app$dev"."User" ("id", "name", "email")
  VALUES ($1, $2, $3)
  RETURNING *), "w2" AS (INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($4, $5, $6)
  RETURNING *) SELECT "t1"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "w2" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "w1" AS "t1";

-- #2 select User
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #4 (3 statements)
-- #3 made by the run: INSERT "app$dev"."User"
-- #4 made by the run: INSERT "app$dev"."Post"
