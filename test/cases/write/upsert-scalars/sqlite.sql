-- #1 select User
--   1 = "ada@example.org" as String
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."email" = ?;

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #3 update User (age)
--   1 = 37 as Int
--   2 = node as ID
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."id" = ?;

-- #4 insert User (id, name, email)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = "ada@example.org" as String
INSERT INTO "app$dev.User" ("id", "name", "email")
  VALUES (?, ?, ?);

-- #5 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- #6 select User
--   1 = "new@example.org" as String
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."email" = ?;

-- #7 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #8 update User (age)
--   1 = 38 as Int
--   2 = node as ID
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."id" = ?;

-- #9 insert User (id, name, email, age)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = "new@example.org" as String
--   4 = 1 as Int
INSERT INTO "app$dev.User" ("id", "name", "email", "age")
  VALUES (?, ?, ?, ?);

-- #10 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #5 #1 #9 #5 (6 statements)
