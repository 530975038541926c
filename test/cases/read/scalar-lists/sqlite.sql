-- #1 select list of Post
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"tags":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t2"."value" IS NOT NULL THEN json_quote(CAST("t2"."value" AS TEXT)) END, '␁n') AS "j"
  FROM "app$dev.Post_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC NULLS LAST) AS "x2") || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #2 select Post
SELECT "t1"."id" AS "id", ('{"tags":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t2"."value" IS NOT NULL THEN json_quote(CAST("t2"."value" AS TEXT)) END, '␁n') AS "j"
  FROM "app$dev.Post_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC NULLS LAST) AS "x1") || '}') AS "j1"
  FROM "app$dev.Post" AS "t1"
  ORDER BY "t1"."id" ASC NULLS LAST
  LIMIT 2;

-- sent: #1 #2 (2 statements)
