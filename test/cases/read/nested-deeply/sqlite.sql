-- #1 select list of User
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x2"."j", ','
  ORDER BY "x2"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || ',"author":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"posts":' || (SELECT COALESCE('[' || group_concat("x3"."j", ','
  ORDER BY "x3"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t4"."id" IS NOT NULL THEN json_quote(CAST("t4"."id" AS TEXT)) END, '␁n') || ',"comments":' || (SELECT COALESCE('[' || group_concat("x4"."j", ','
  ORDER BY "x4"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"post":' || CASE WHEN "t6"."id" IS NULL THEN '␁n' ELSE ('{"id":' || COALESCE(CASE WHEN "t6"."id" IS NOT NULL THEN json_quote(CAST("t6"."id" AS TEXT)) END, '␁n') || '}') END || '}') AS "j", "t5"."id" AS "k0"
  FROM "app$dev.Comment" AS "t5"
  LEFT
  JOIN "app$dev.Post" AS "t6" ON "t6"."id" = "t5"."post"
  WHERE "t5"."post" = "t4"."id") AS "x4") || '}') AS "j", "t4"."id" AS "k0"
  FROM "app$dev.Post" AS "t4"
  WHERE "t4"."author" = "t3"."id") AS "x3") || '}') END || '}') AS "j", "t2"."id" AS "k0"
  FROM "app$dev.Post" AS "t2"
  LEFT
  JOIN "app$dev.User" AS "t3" ON "t3"."id" = "t2"."author"
  WHERE "t2"."author" = "t1"."id") AS "x2") || '}') AS "j", "t1"."id" AS "k0"
  FROM "app$dev.User" AS "t1") AS "x1") AS "j";

-- sent: #2 (1 statement)
-- #2 made by the run: SELECT "app$dev.Comment"
