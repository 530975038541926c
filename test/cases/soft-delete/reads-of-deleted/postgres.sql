-- #1 select list of User
--   1 = "ann" as ID
--   2 = "ann" as ID
--   3 = "ann" as ID
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t4"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","author":' || CASE WHEN "t5"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t5"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || ',"topics":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t6"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_PostTopics" AS "t7"
  JOIN "app$dev"."Topic" AS "t6" ON "t6"."id" = "t7"."B"
  WHERE "t7"."A" = "t4"."id"
  ORDER BY "t6"."id" ASC) AS "x3") || '}') AS "j"
  FROM "app$dev"."Post" AS "t4"
  LEFT
  JOIN "app$dev"."User" AS "t5" ON "t5"."id" = "t4"."author"
  WHERE ("t4"."author" = "t1"."id" AND "t4"."removedAt" IS NOT NULL)
  ORDER BY "t4"."id" ASC) AS "x2") || ',"postsAggregate":' || (SELECT ('{"count":' || COALESCE(CASE WHEN count(*) BETWEEN -9223372036854775807 AND 9223372036854775807 OR count(*)::text ~ '^-?[0-9]' THEN count(*)::text WHEN count(*) IS NOT NULL THEN '␁u' END, '␁n') || '}')
  FROM "app$dev"."Post" AS "t8"
  WHERE "t8"."author" = "t1"."id") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE ("t1"."age" < (SELECT "t2"."age"
  FROM "app$dev"."User" AS "t2"
  WHERE "t2"."id" = $1) OR ("t1"."age" = (SELECT "t3"."age"
  FROM "app$dev"."User" AS "t3"
  WHERE "t3"."id" = $2) AND "t1"."id" > $3))
  ORDER BY "t1"."age" DESC, "t1"."id" ASC) AS "x1") AS "j";

-- #2 select Topic
--   1 = "t2" as ID
SELECT ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Topic" AS "t1"
  WHERE ("t1"."id" = $1 AND "t1"."closedAt" IS NOT NULL)
  ORDER BY "t1"."closedAt" DESC NULLS FIRST, "t1"."id" ASC
  LIMIT 1;

-- #3 select Post
SELECT ('{"count":' || COALESCE(CASE WHEN count(*) BETWEEN -9223372036854775807 AND 9223372036854775807 OR count(*)::text ~ '^-?[0-9]' THEN count(*)::text WHEN count(*) IS NOT NULL THEN '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."removedAt" IS NOT NULL;

-- sent: #1 #2 #3 (3 statements)
