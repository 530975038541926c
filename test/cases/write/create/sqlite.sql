-- #1 insert User (id, name, email, age)
--   1 = id1 as ID
--   2 = "Edsger" as String
--   3 = "edsger@example.org" as String
--   4 = 72 as Int
INSERT INTO "app$dev.User" ("id", "name", "email", "age")
  VALUES (?, ?, ?, ?)
  RETURNING ('{"id":' || COALESCE(CASE WHEN "app$dev.User"."id" IS NOT NULL THEN json_quote(CAST("app$dev.User"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "app$dev.User"."name" IS NOT NULL THEN json_quote(CAST("app$dev.User"."name" AS TEXT)) END, '␁n') || ',"email":' || COALESCE(CASE WHEN "app$dev.User"."email" IS NOT NULL THEN json_quote(CAST("app$dev.User"."email" AS TEXT)) END, 'null') || ',"age":' || COALESCE(CASE typeof("app$dev.User"."age") WHEN 'integer' THEN CAST("app$dev.User"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.User"."age") < 9e999 THEN printf('%!.15g', "app$dev.User"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t1"."title" IS NOT NULL THEN json_quote(CAST("t1"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."author" = "app$dev.User"."id"
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") || ',"desk":' || COALESCE((SELECT ('{"number":' || COALESCE(CASE typeof("t2"."number") WHEN 'integer' THEN CAST("t2"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t2"."number") < 9e999 THEN printf('%!.15g', "t2"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}')
  FROM "app$dev.Desk" AS "t2"
  WHERE "t2"."id" = "app$dev.User"."desk"
  ORDER BY "t2"."id" ASC NULLS LAST
  LIMIT 1), 'null') || '}');

-- #2 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"email":' || COALESCE(CASE WHEN "t1"."email" IS NOT NULL THEN json_quote(CAST("t1"."email" AS TEXT)) END, 'null') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t2"."title" IS NOT NULL THEN json_quote(CAST("t2"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || ',"desk":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE typeof("t3"."number") WHEN 'integer' THEN CAST("t3"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t3"."number") < 9e999 THEN printf('%!.15g', "t3"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  LEFT
  JOIN "app$dev.Desk" AS "t3" ON "t3"."id" = "t1"."desk"
  WHERE "t1"."id" = ?;

-- sent: #1 (1 statement)
