-- #1 select User
--   1 = "ada" as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #2 update User (age)
--   1 = 37 as Int
--   2 = "ada" as ID
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."id" = ?
  RETURNING "id";

-- #3 select User
--   1 = result as ID
SELECT ('{"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t2"."title" IS NOT NULL THEN json_quote(CAST("t2"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || ',"desk":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE typeof("t3"."number") WHEN 'integer' THEN CAST("t3"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t3"."number") < 9e999 THEN printf('%!.15g', "t3"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  LEFT
  JOIN "app$dev.Desk" AS "t3" ON "t3"."id" = "t1"."desk"
  WHERE "t1"."id" = ?;

-- sent: #2 #3 (2 statements)
