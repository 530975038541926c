-- #1 select subquery, insert Post (id, title, author), insert Comment (id, text, post), select w1
--   1 = "nobody@example.org" as String
--   2 = id1 as ID
--   3 = "New" as String
--   4 = id3 as ID
--   5 = "Lost" as String
--   6 = id1 as ID
WITH "found2" AS (SELECT (SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."email" = $1) AS "c0"), "w1" AS (INSERT INTO "app$dev"."Post" ("id", "title", "author") SELECT $2, $3, "f"."c0"
  FROM "found2" AS "f"
  WHERE "f"."c0" IS NOT NULL
  RETURNING *), "w2" AS (INSERT INTO "app$dev"."Comment" ("id", "text", "post") SELECT $4, $5, $6
  FROM "found2" AS "f"
  WHERE "f"."c0" IS NOT NULL) SELECT "t1"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "w1" AS "t1";

-- #2 select Post
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #4 #5 (4 statements)
-- #3 made by the run: INSERT "app$dev"."Post"
-- #4 made by the run: INSERT "app$dev"."Comment"
-- #5 made by the run: SELECT "app$dev"."User"
