-- #1 select User
--   1 = "ada" as ID
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #3 update Post (author)
--   1 = null as ID
--   2 = node as ID
--   3 = ["p1", "p2"] as list of ID
UPDATE "app$dev.Post" AS "w"
  SET "author" = ?
  WHERE ("w"."author" = ? AND "w"."id" IN (SELECT value
  FROM json_each(?)));

-- #4 select User
--   1 = result as ID
SELECT ('{"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #4 (3 statements)
