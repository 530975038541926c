-- #1 select Post
--   1 = "p1" as ID
SELECT "t1"."id", ('"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"')
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1;

-- #2 select Post
--   1 = "p1" as ID
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."id" = $1 FOR UPDATE OF "t1";

-- sent: #1 #2 #3 (3 statements)
-- #3 made by the run: SELECT "app$dev"."Comment"
