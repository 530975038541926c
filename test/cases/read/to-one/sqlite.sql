-- #1 select list of Comment
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":' || COALESCE(CASE WHEN "t1"."text" IS NOT NULL THEN json_quote(CAST("t1"."text" AS TEXT)) END, '␁n') || ',"post":' || CASE WHEN "t2"."id" IS NULL THEN '␁n' ELSE ('{"title":' || COALESCE(CASE WHEN "t2"."title" IS NOT NULL THEN json_quote(CAST("t2"."title" AS TEXT)) END, '␁n') || ',"tags":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t3"."value" IS NOT NULL THEN json_quote(CAST("t3"."value" AS TEXT)) END, '␁n') AS "j"
  FROM "app$dev.Post_tags" AS "t3"
  WHERE "t3"."nodeId" = "t2"."id"
  ORDER BY "t3"."position" ASC NULLS LAST) AS "x2") || ',"author":' || CASE WHEN "t4"."id" IS NULL THEN 'null' ELSE ('{"name":' || COALESCE(CASE WHEN "t4"."name" IS NOT NULL THEN json_quote(CAST("t4"."name" AS TEXT)) END, '␁n') || '}') END || '}') END || '}') AS "j"
  FROM "app$dev.Comment" AS "t1"
  LEFT
  JOIN "app$dev.Post" AS "t2" ON "t2"."id" = "t1"."post"
  LEFT
  JOIN "app$dev.User" AS "t4" ON "t4"."id" = "t2"."author"
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #2 select list of Post
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"author":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  LEFT
  JOIN "app$dev.User" AS "t2" ON "t2"."id" = "t1"."author"
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #1 #2 (2 statements)
