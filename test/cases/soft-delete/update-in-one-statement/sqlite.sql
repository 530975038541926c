-- #1 select User
--   1 = "ann" as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."age", "p"."leftAt"
  FROM "app$dev.User" AS "p"
  WHERE ("p"."id" = ? AND "p"."leftAt" IS NULL);

-- #2 update User (age)
--   1 = 41 as Int
--   2 = "ann" as ID
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE ("w"."id" = ? AND "w"."leftAt" IS NULL)
  RETURNING "app$dev.User"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "app$dev.User"."id" IS NOT NULL THEN json_quote(CAST("app$dev.User"."id" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("app$dev.User"."age") WHEN 'integer' THEN CAST("app$dev.User"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.User"."age") < 9e999 THEN printf('%!.15g', "app$dev.User"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j";

-- #3 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE ("t1"."id" = ? AND "t1"."leftAt" IS NULL);

-- sent: #2 (1 statement)
