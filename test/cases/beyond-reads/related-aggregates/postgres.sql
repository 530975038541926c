-- #1 select list of User
--   1 = "Letters" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","postsAggregate":' || (SELECT ('{"count":' || COALESCE(CASE WHEN count(*) BETWEEN -9223372036854775807 AND 9223372036854775807 OR count(*)::text ~ '^-?[0-9]' THEN count(*)::text WHEN count(*) IS NOT NULL THEN '␁u' END, '␁n') || ',"max":' || ('{"title":' || COALESCE(('"' || replace(replace(max("t2"."title")::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || '}') || '}')
  FROM "app$dev"."Post" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND "t2"."title" <> $1)) || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #2 select subquery, subquery
SELECT (SELECT count(*)
  FROM (SELECT 1 AS "one"
  FROM "app$dev"."User" AS "t3"
  LIMIT 2) AS "t4") AS "c", (SELECT ('{"count":' || COALESCE(CASE WHEN count(*) BETWEEN -9223372036854775807 AND 9223372036854775807 OR count(*)::text ~ '^-?[0-9]' THEN count(*)::text WHEN count(*) IS NOT NULL THEN '␁u' END, '␁n') || ',"sum":' || ('{"age":' || CASE WHEN sum("t2"."age") IS NULL THEN 'null' ELSE ('␇' || sum("t2"."age")::text || '␇') END || '}') || ',"avg":' || ('{"age":' || CASE WHEN (sum("t2"."age")::float8 / count("t2"."age")) IS NULL THEN 'null' ELSE ('␈' || (sum("t2"."age")::float8 / count("t2"."age"))::text || '␈') END || '}') || '}')
  FROM (SELECT "t1"."age" AS "age"
  FROM "app$dev"."User" AS "t1"
  ORDER BY "t1"."name" ASC, "t1"."id" ASC
  LIMIT 2) AS "t2") AS "a0";

-- sent: #1 #2 (2 statements)
