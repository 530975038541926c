-- #1 select list of User
--   1 = "ann" as ID
--   2 = "ann" as ID
--   3 = "ann" as ID
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t4"."title" IS NOT NULL THEN json_quote(CAST("t4"."title" AS TEXT)) END, '␁n') || ',"author":' || CASE WHEN "t5"."id" IS NULL THEN 'null' ELSE ('{"name":' || COALESCE(CASE WHEN "t5"."name" IS NOT NULL THEN json_quote(CAST("t5"."name" AS TEXT)) END, '␁n') || '}') END || ',"topics":' || (SELECT COALESCE('[' || group_concat("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t6"."name" IS NOT NULL THEN json_quote(CAST("t6"."name" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev._PostTopics" AS "t7"
  JOIN "app$dev.Topic" AS "t6" ON "t6"."id" = "t7"."B"
  WHERE "t7"."A" = "t4"."id"
  ORDER BY "t6"."id" ASC NULLS LAST) AS "x3") || '}') AS "j"
  FROM "app$dev.Post" AS "t4"
  LEFT
  JOIN "app$dev.User" AS "t5" ON "t5"."id" = "t4"."author"
  WHERE ("t4"."author" = "t1"."id" AND "t4"."removedAt" IS NOT NULL)
  ORDER BY "t4"."id" ASC NULLS LAST) AS "x2") || ',"postsAggregate":' || (SELECT ('{"count":' || COALESCE(CASE typeof(count(*)) WHEN 'integer' THEN CAST(count(*) AS TEXT) WHEN 'real' THEN CASE WHEN abs(count(*)) < 9e999 THEN printf('%!.15g', count(*)) ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}')
  FROM "app$dev.Post" AS "t8"
  WHERE "t8"."author" = "t1"."id") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE ("t1"."age" < (SELECT "t2"."age"
  FROM "app$dev.User" AS "t2"
  WHERE "t2"."id" = ?) OR ("t1"."age" = (SELECT "t3"."age"
  FROM "app$dev.User" AS "t3"
  WHERE "t3"."id" = ?) AND "t1"."id" > ?))
  ORDER BY "t1"."age" DESC NULLS FIRST, "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #2 select Topic
--   1 = "t2" as ID
SELECT ('{"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Topic" AS "t1"
  WHERE ("t1"."id" = ? AND "t1"."closedAt" IS NOT NULL)
  ORDER BY "t1"."closedAt" DESC NULLS FIRST, "t1"."id" ASC NULLS LAST
  LIMIT 1;

-- #3 select Post
SELECT ('{"count":' || COALESCE(CASE typeof(count(*)) WHEN 'integer' THEN CAST(count(*) AS TEXT) WHEN 'real' THEN CASE WHEN abs(count(*)) < 9e999 THEN printf('%!.15g', count(*)) ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."removedAt" IS NOT NULL;

-- sent: #1 #2 #3 (3 statements)
