-- #1 select User
--   1 = "ada" as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age", "p"."score"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #2 update User (age)
--   1 = $by as Int
--   2 = $by as Int
--   3 = "ada" as ID
UPDATE "app$dev.User" AS "w"
  SET "age" = CASE WHEN "w"."age" IS NULL THEN NULL WHEN CAST("w"."age" AS INTEGER) + CAST(? AS INTEGER) NOT BETWEEN -2147483648 AND 2147483647 THEN json_extract('{}', 'out of range: age') ELSE CAST("w"."age" AS INTEGER) + CAST(? AS INTEGER) END
  WHERE "w"."id" = ?
  RETURNING "id";

-- #3 select subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?), (SELECT "t2"."id"
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" = ? AND "t2"."id" = ?));

-- #4 select Post
--   1 = found1[0] as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" = ?;

-- #5 delete Post_tags
--   1 = found1[0] as ID
--   2 = ["notes"] as list of String
DELETE
  FROM "app$dev.Post_tags" AS "w"
  WHERE ("w"."nodeId" = ? AND "w"."value" IN (SELECT value
  FROM json_each(?)));

-- #6 select User
--   1 = result as ID
SELECT ('{"age":' || COALESCE(CASE typeof("t1"."age") WHEN 'integer' THEN CAST("t1"."age" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."age") < 9e999 THEN printf('%!.15g', "t1"."age") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || ',"tags":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t3"."value" IS NOT NULL THEN json_quote(CAST("t3"."value" AS TEXT)) END, '␁n') AS "j"
  FROM "app$dev.Post_tags" AS "t3"
  WHERE "t3"."nodeId" = "t2"."id"
  ORDER BY "t3"."position" ASC NULLS LAST) AS "x2") || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #2 #3 #5 #7 #8 #6 (6 statements)
-- #7 made by the run: SELECT "app$dev.Post_tags"
-- #8 made by the run: INSERT "app$dev.Post_tags"
