-- #1 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE typeof("t2"."number") WHEN 'integer' THEN CAST("t2"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t2"."number") < 9e999 THEN printf('%!.15g', "t2"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') END || ',"posts":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t3"."title" IS NOT NULL THEN json_quote(CAST("t3"."title" AS TEXT)) END, '␁n') || ',"topics":' || (SELECT COALESCE('[' || group_concat("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t4"."name" IS NOT NULL THEN json_quote(CAST("t4"."name" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev._PostTopics" AS "t5"
  JOIN "app$dev.Topic" AS "t4" ON ("t4"."id" = "t5"."B" AND "t4"."closedAt" IS NULL)
  WHERE "t5"."A" = "t3"."id"
  ORDER BY "t4"."id" ASC NULLS LAST) AS "x3") || '}') AS "j"
  FROM "app$dev.Post" AS "t3"
  WHERE ("t3"."author" = "t1"."id" AND "t3"."removedAt" IS NULL)
  ORDER BY "t3"."id" ASC NULLS LAST) AS "x2") || ',"postsAggregate":' || (SELECT ('{"count":' || COALESCE(CASE typeof(count(*)) WHEN 'integer' THEN CAST(count(*) AS TEXT) WHEN 'real' THEN CASE WHEN abs(count(*)) < 9e999 THEN printf('%!.15g', count(*)) ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}')
  FROM "app$dev.Post" AS "t6"
  WHERE ("t6"."author" = "t1"."id" AND "t6"."removedAt" IS NULL)) || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  LEFT
  JOIN "app$dev.Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."leftAt" IS NULL
  ORDER BY "t1"."name" ASC NULLS LAST, "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #2 select list of Desk
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"user":' || COALESCE((SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}')
  FROM "app$dev.User" AS "t2"
  WHERE ("t2"."desk" = "t1"."id" AND "t2"."leftAt" IS NULL)
  ORDER BY "t2"."id" ASC NULLS LAST
  LIMIT 1), 'null') || '}') AS "j"
  FROM "app$dev.Desk" AS "t1"
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #3 select User
SELECT "t1"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j1"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."leftAt" IS NULL
  ORDER BY "t1"."id" ASC NULLS LAST
  LIMIT 2;

-- sent: #1 #2 #3 (3 statements)
