-- #1 update User (age)
--   1 = 37 as Int
--   2 = "ada" as ID
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."id" = ?
  RETURNING "app$dev.User"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "app$dev.User"."id" IS NOT NULL THEN json_quote(CAST("app$dev.User"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "app$dev.User"."name" IS NOT NULL THEN json_quote(CAST("app$dev.User"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("app$dev.User"."age") WHEN 'integer' THEN CAST("app$dev.User"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.User"."age") < 9e999 THEN printf('%!.15g', "app$dev.User"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j";

-- #2 insert User (id, name)
--   1 = id1 as ID
--   2 = "New" as String
INSERT INTO "app$dev.User" ("id", "name")
  VALUES (?, ?)
  RETURNING "app$dev.User"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "app$dev.User"."id" IS NOT NULL THEN json_quote(CAST("app$dev.User"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "app$dev.User"."name" IS NOT NULL THEN json_quote(CAST("app$dev.User"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("app$dev.User"."age") WHEN 'integer' THEN CAST("app$dev.User"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.User"."age") < 9e999 THEN printf('%!.15g', "app$dev.User"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j";

-- #3 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- #4 update User (age)
--   1 = 38 as Int
--   2 = "new" as ID
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."id" = ?
  RETURNING "app$dev.User"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "app$dev.User"."id" IS NOT NULL THEN json_quote(CAST("app$dev.User"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "app$dev.User"."name" IS NOT NULL THEN json_quote(CAST("app$dev.User"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("app$dev.User"."age") WHEN 'integer' THEN CAST("app$dev.User"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.User"."age") < 9e999 THEN printf('%!.15g', "app$dev.User"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j";

-- #5 insert User (id, name, age)
--   1 = "new" as ID
--   2 = "New" as String
--   3 = 1 as Int
INSERT INTO "app$dev.User" ("id", "name", "age")
  VALUES (?, ?, ?)
  RETURNING "app$dev.User"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "app$dev.User"."id" IS NOT NULL THEN json_quote(CAST("app$dev.User"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "app$dev.User"."name" IS NOT NULL THEN json_quote(CAST("app$dev.User"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("app$dev.User"."age") WHEN 'integer' THEN CAST("app$dev.User"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.User"."age") < 9e999 THEN printf('%!.15g', "app$dev.User"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j";

-- #6 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- #7 update User (age)
--   1 = 38 as Int
--   2 = "grace" as ID
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."id" = ?
  RETURNING "id";

-- #8 insert User (id, name)
--   1 = id1 as ID
--   2 = "New" as String
INSERT INTO "app$dev.User" ("id", "name")
  VALUES (?, ?);

-- #9 select User
--   1 = result as ID
SELECT ('{"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t2"."title" IS NOT NULL THEN json_quote(CAST("t2"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #1 #5 #7 #9 (5 statements)
