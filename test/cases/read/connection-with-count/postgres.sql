-- #1 select User
--   1 = $after as ID
SELECT "t1"."id" AS "id", ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j1"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" > (SELECT "t2"."id"
  FROM "app$dev"."User" AS "t2"
  WHERE "t2"."id" = $1)
  ORDER BY "t1"."id" ASC
  LIMIT 2;

-- #2 select User
SELECT count(*)
  FROM "app$dev"."User" AS "t1";

-- sent: #1 #2 (2 statements)
