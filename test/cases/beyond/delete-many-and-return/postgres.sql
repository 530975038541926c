-- #1 select User
--   1 = ["alan","grace"] as list of ID
--   2 = 1 as Int
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = ANY($1)
  ORDER BY "t1"."id" ASC
  LIMIT $2 FOR UPDATE OF "t1";

-- #2 select User
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = ANY($1);

-- sent: #1 #2 #3 #4 (4 statements)
-- #3 made by the run: SELECT "app$dev"."Post"
-- #4 made by the run: DELETE "app$dev"."User"
