-- #1 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t2"."title" IS NOT NULL THEN json_quote(CAST("t2"."title" AS TEXT)) END, '␁n') || ',"tags":' || (SELECT COALESCE('[' || group_concat("x3"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t3"."value" IS NOT NULL THEN json_quote(CAST("t3"."value" AS TEXT)) END, '␁n') AS "j"
  FROM "app$dev.Post_tags" AS "t3"
  WHERE "t3"."nodeId" = "t2"."id"
  ORDER BY "t3"."position" ASC NULLS LAST) AS "x3") || ',"comments":' || (SELECT COALESCE('[' || group_concat("x4"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":' || COALESCE(CASE WHEN "t4"."text" IS NOT NULL THEN json_quote(CAST("t4"."text" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Comment" AS "t4"
  WHERE "t4"."post" = "t2"."id"
  ORDER BY "t4"."id" ASC NULLS LAST) AS "x4") || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."title" DESC NULLS FIRST, "t2"."id" ASC NULLS LAST
  LIMIT 1) AS "x2") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  ORDER BY "t1"."name" ASC NULLS LAST, "t1"."id" ASC NULLS LAST
  LIMIT 2) AS "x1") AS "j";

-- sent: #1 (1 statement)
