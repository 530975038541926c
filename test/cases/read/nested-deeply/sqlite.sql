-- #1 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || ',"author":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"posts":' || (SELECT COALESCE('[' || group_concat("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t4"."id" IS NOT NULL THEN json_quote(CAST("t4"."id" AS TEXT)) END, '␁n') || ',"comments":' || (SELECT COALESCE('[' || group_concat("x4"."j", ',') || ']', '[]')
  FROM (SELECT ('{"post":' || CASE WHEN "t6"."id" IS NULL THEN '␁n' ELSE ('{"id":' || COALESCE(CASE WHEN "t6"."id" IS NOT NULL THEN json_quote(CAST("t6"."id" AS TEXT)) END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev.Comment" AS "t5"
  LEFT
  JOIN "app$dev.Post" AS "t6" ON "t6"."id" = "t5"."post"
  WHERE "t5"."post" = "t4"."id"
  ORDER BY "t5"."id" ASC NULLS LAST) AS "x4") || '}') AS "j"
  FROM "app$dev.Post" AS "t4"
  WHERE "t4"."author" = "t3"."id"
  ORDER BY "t4"."id" ASC NULLS LAST) AS "x3") || '}') END || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  LEFT
  JOIN "app$dev.User" AS "t3" ON "t3"."id" = "t2"."author"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x2") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #2 (1 statement)
-- #2 made by the run: SELECT "app$dev.Comment"
