-- #1 select User
--   1 = "bea" as ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1
  ORDER BY "t1"."leftAt" DESC NULLS LAST, "t1"."id" ASC
  LIMIT 1 FOR NO KEY UPDATE OF "t1";

-- #2 select User
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","version":' || COALESCE(CASE WHEN "t2"."version" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t2"."version"::text ~ '^-?[0-9]' THEN "t2"."version"::text WHEN "t2"."version" IS NOT NULL THEN '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND "t2"."removedAt" IS NULL)
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE ("t1"."id" = $1 AND "t1"."leftAt" IS NULL);

-- sent: #1 #3 #4 #5 #6 #2 (6 statements)
-- #3 made by the run: SELECT "app$dev"."User"
-- #4 made by the run: SELECT "app$dev"."Post"
-- #5 made by the run: UPDATE "app$dev"."User"
-- #6 made by the run: UPDATE "app$dev"."Post"
