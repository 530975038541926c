-- #1 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE WHEN "t2"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t2"."number"::text ~ '^-?[0-9]' THEN "t2"."number"::text WHEN "t2"."number" IS NOT NULL THEN '␁u' END, '␁n') || '}') END || ',"posts":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t3"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","topics":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t4"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_PostTopics" AS "t5"
  JOIN "app$dev"."Topic" AS "t4" ON ("t4"."id" = "t5"."B" AND "t4"."closedAt" IS NULL)
  WHERE "t5"."A" = "t3"."id"
  ORDER BY "t4"."id" ASC) AS "x3") || '}') AS "j"
  FROM "app$dev"."Post" AS "t3"
  WHERE ("t3"."author" = "t1"."id" AND "t3"."removedAt" IS NULL)
  ORDER BY "t3"."id" ASC) AS "x2") || ',"postsAggregate":' || (SELECT ('{"count":' || COALESCE(CASE WHEN count(*) BETWEEN -9223372036854775807 AND 9223372036854775807 OR count(*)::text ~ '^-?[0-9]' THEN count(*)::text WHEN count(*) IS NOT NULL THEN '␁u' END, '␁n') || '}')
  FROM "app$dev"."Post" AS "t6"
  WHERE ("t6"."author" = "t1"."id" AND "t6"."removedAt" IS NULL)) || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  LEFT
  JOIN "app$dev"."Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."leftAt" IS NULL
  ORDER BY "t1"."name" ASC, "t1"."id" ASC) AS "x1") AS "j";

-- #2 select list of Desk
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"user":' || COALESCE((SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}')
  FROM "app$dev"."User" AS "t2"
  WHERE ("t2"."desk" = "t1"."id" AND "t2"."leftAt" IS NULL)
  ORDER BY "t2"."id" ASC
  LIMIT 1), 'null') || '}') AS "j"
  FROM "app$dev"."Desk" AS "t1"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #3 select User
SELECT "t1"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j1"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."leftAt" IS NULL
  ORDER BY "t1"."id" ASC
  LIMIT 2;

-- sent: #1 #2 #3 (3 statements)
