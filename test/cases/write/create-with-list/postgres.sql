-- #1 insert Post (id, title), insert Post_tags (nodeId, position, value), select w1
--   1 = id1 as ID
--   2 = "New" as String
--   3 = id1 as ID
--   4 = 1000 as Int
--   5 = "a" as String
--   6 = id1 as ID
--   7 = 2000 as Int
--   8 = "b" as String
WITH "w1" AS (INSERT INTO "app$dev"."Post" ("id", "title")
  VALUES ($1, $2)
  RETURNING *), "w2" AS (INSERT INTO "app$dev"."Post_tags" ("nodeId", "position", "value")
  VALUES ($3, $4, $5), ($6, $7, $8)
  RETURNING *) SELECT "t1"."id" AS "id", ('{"title":"' || COALESCE(replace(replace("t1"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t2"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "w2" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC) AS "x1") || '}') AS "j"
  FROM "w1" AS "t1";

-- #2 select Post
--   1 = result as ID
SELECT ('{"title":"' || COALESCE(replace(replace("t1"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t2"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Post_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 (1 statement)
