-- #1 select list of Desk
--   1 = "sea" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Desk" AS "t1"
  WHERE EXISTS (SELECT 1
  FROM "app$dev"."User" AS "t2"
  WHERE (("t2"."desk" = "t1"."id" AND EXISTS (SELECT 1
  FROM "app$dev"."Post" AS "t3"
  WHERE (("t3"."author" = "t2"."id" AND NOT EXISTS (SELECT 1
  FROM "app$dev"."_PostTopics" AS "t5"
  JOIN "app$dev"."Topic" AS "t4" ON ("t4"."id" = "t5"."B" AND "t4"."closedAt" IS NULL)
  WHERE ("t5"."A" = "t3"."id" AND NOT ("t4"."name" = $1)))) AND "t3"."removedAt" IS NULL))) AND "t2"."leftAt" IS NULL))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #2 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE (NOT EXISTS (SELECT 1
  FROM "app$dev"."User" AS "t2"
  WHERE ("t2"."id" = "t1"."author" AND "t2"."leftAt" IS NULL)) AND "t1"."removedAt" IS NULL)
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #3 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE ((EXISTS (SELECT 1
  FROM "app$dev"."_PostTopics" AS "t3"
  JOIN "app$dev"."Topic" AS "t2" ON ("t2"."id" = "t3"."B" AND "t2"."closedAt" IS NULL)
  WHERE "t3"."A" = "t1"."id") AND NOT (NOT EXISTS (SELECT 1
  FROM "app$dev"."_PostTopics" AS "t5"
  JOIN "app$dev"."Topic" AS "t4" ON ("t4"."id" = "t5"."B" AND "t4"."closedAt" IS NULL)
  WHERE "t5"."A" = "t1"."id"))) AND "t1"."removedAt" IS NULL)
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #4 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  LEFT
  JOIN "app$dev"."User" AS "t2" ON ("t2"."id" = "t1"."author" AND "t2"."leftAt" IS NULL)
  WHERE "t1"."removedAt" IS NULL
  ORDER BY "t2"."name" ASC, (SELECT count(*)
  FROM "app$dev"."_PostTopics" AS "t4"
  JOIN "app$dev"."Topic" AS "t3" ON ("t3"."id" = "t4"."B" AND "t3"."closedAt" IS NULL)
  WHERE "t4"."A" = "t1"."id") DESC, "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 #2 #3 #4 (4 statements)
