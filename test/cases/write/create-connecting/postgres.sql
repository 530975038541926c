-- #1 select subquery, insert Post (id, title, author), select w1
--   1 = "ada@example.org" as String
--   2 = id1 as ID
--   3 = "New" as String
WITH "found2" AS (SELECT (SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."email" = $1) AS "c0"), "w1" AS (INSERT INTO "app$dev"."Post" ("id", "title", "author") SELECT $2, $3, "f"."c0"
  FROM "found2" AS "f"
  WHERE "f"."c0" IS NOT NULL
  RETURNING *) SELECT "t1"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","title":"' || COALESCE(replace(replace("t1"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","author":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t2"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","desk":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE WHEN "t3"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t3"."number"::text ~ '^-?[0-9]' THEN "t3"."number"::text WHEN "t3"."number" IS NOT NULL THEN '␁u' END, '␁n') || '}') END || '}') END || '}') AS "j"
  FROM "w1" AS "t1"
  LEFT
  JOIN "app$dev"."User" AS "t2" ON "t2"."id" = "t1"."author"
  LEFT
  JOIN "app$dev"."Desk" AS "t3" ON "t3"."id" = "t2"."desk";

-- #2 select Post
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","title":"' || COALESCE(replace(replace("t1"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","author":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t2"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","desk":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE WHEN "t3"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t3"."number"::text ~ '^-?[0-9]' THEN "t3"."number"::text WHEN "t3"."number" IS NOT NULL THEN '␁u' END, '␁n') || '}') END || '}') END || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  LEFT
  JOIN "app$dev"."User" AS "t2" ON "t2"."id" = "t1"."author"
  LEFT
  JOIN "app$dev"."Desk" AS "t3" ON "t3"."id" = "t2"."desk"
  WHERE "t1"."id" = $1;

-- sent: #1 (1 statement)
