-- #1 select User
--   1 = "bea" as ID
SELECT "t1"."id", ('"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"'), ('"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"')
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1
  ORDER BY "t1"."leftAt" DESC NULLS FIRST, "t1"."id" ASC
  LIMIT 1;

-- #2 select User
--   1 = "bea" as ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1
  ORDER BY "t1"."leftAt" DESC NULLS FIRST, "t1"."id" ASC
  LIMIT 1 FOR UPDATE OF "t1";

-- sent: #1 #2 #3 #4 #5 (5 statements)
-- #3 made by the run: SELECT "app$dev"."Post"
-- #4 made by the run: DELETE "app$dev"."Post"
-- #5 made by the run: DELETE "app$dev"."User"
