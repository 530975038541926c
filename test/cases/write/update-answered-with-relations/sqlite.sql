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
SELECT ('{"age":' || COALESCE(CAST("t1"."age" AS TEXT), 'null') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t2"."title" IS NOT NULL THEN json_quote(CAST("t2"."title" AS TEXT)) END, '␁n') || '}') AS "j", "t2"."id" AS "k0"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id") AS "x1") || ',"desk":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CAST("t3"."number" AS TEXT), '␁n') || '}') END || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  LEFT
  JOIN "app$dev.Desk" AS "t3" ON "t3"."id" = "t1"."desk"
  WHERE "t1"."id" = ?;

-- sent: #2 #3 (2 statements)
