-- #1 update User (age)
--   1 = 37 as Int
--   2 = "ada@example.org" as String
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."email" = ?
  RETURNING "app$dev.User"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "app$dev.User"."id" IS NOT NULL THEN json_quote(CAST("app$dev.User"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "app$dev.User"."name" IS NOT NULL THEN json_quote(CAST("app$dev.User"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("app$dev.User"."age") WHEN 'integer' THEN CAST("app$dev.User"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.User"."age") < 9e999 THEN printf('%!.15g', "app$dev.User"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j";

-- #2 insert User (id, name, email)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = "ada@example.org" as String
INSERT INTO "app$dev.User" ("id", "name", "email")
  VALUES (?, ?, ?)
  RETURNING "app$dev.User"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "app$dev.User"."id" IS NOT NULL THEN json_quote(CAST("app$dev.User"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "app$dev.User"."name" IS NOT NULL THEN json_quote(CAST("app$dev.User"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("app$dev.User"."age") WHEN 'integer' THEN CAST("app$dev.User"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.User"."age") < 9e999 THEN printf('%!.15g', "app$dev.User"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j";

-- #3 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- #4 update User (age)
--   1 = 38 as Int
--   2 = "new@example.org" as String
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."email" = ?
  RETURNING "app$dev.User"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "app$dev.User"."id" IS NOT NULL THEN json_quote(CAST("app$dev.User"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "app$dev.User"."name" IS NOT NULL THEN json_quote(CAST("app$dev.User"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("app$dev.User"."age") WHEN 'integer' THEN CAST("app$dev.User"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.User"."age") < 9e999 THEN printf('%!.15g', "app$dev.User"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j";

-- #5 insert User (id, name, email, age)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = "new@example.org" as String
--   4 = 1 as Int
INSERT INTO "app$dev.User" ("id", "name", "email", "age")
  VALUES (?, ?, ?, ?)
  RETURNING "app$dev.User"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "app$dev.User"."id" IS NOT NULL THEN json_quote(CAST("app$dev.User"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "app$dev.User"."name" IS NOT NULL THEN json_quote(CAST("app$dev.User"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("app$dev.User"."age") WHEN 'integer' THEN CAST("app$dev.User"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.User"."age") < 9e999 THEN printf('%!.15g', "app$dev.User"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j";

-- #6 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #1 #5 (3 statements)
