-- #1 select Post
--   1 = "p1" as ID
SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?;

-- #2 select Post
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" = ?;

-- #3 select subquery, subquery
--   1 = "c1" as ID
--   2 = node as ID
--   3 = "c1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Comment" AS "t1"
  WHERE "t1"."id" = ?), (SELECT "t2"."id"
  FROM "app$dev.Comment" AS "t2"
  WHERE ("t2"."post" = ? AND "t2"."id" = ?));

-- #4 update Comment (post)
--   1 = null as ID
--   2 = node as ID
--   3 = found2[0] as ID
UPDATE "app$dev.Comment" AS "w"
  SET "post" = ?
  WHERE ("w"."post" = ? AND "w"."id" = ?);

-- #5 select Post
--   1 = result as ID
SELECT ('{"comments":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Comment" AS "t2"
  WHERE "t2"."post" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 (1 statement)
