-- #1 select User
--   1 = "ada" as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #2 update User (name, age)
--   1 = "A." as String
--   2 = null as Int
--   3 = "ada" as ID
UPDATE "app$dev.User" AS "w"
  SET "name" = ?, "age" = ?
  WHERE "w"."id" = ?
  RETURNING "app$dev.User"."id" AS "id", ('{"name":' || COALESCE(CASE WHEN "app$dev.User"."name" IS NOT NULL THEN json_quote(CAST("app$dev.User"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("app$dev.User"."age") WHEN 'integer' THEN CAST("app$dev.User"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.User"."age") < 9e999 THEN printf('%!.15g', "app$dev.User"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j";

-- #3 select User
--   1 = result as ID
SELECT ('{"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #2 (1 statement)
