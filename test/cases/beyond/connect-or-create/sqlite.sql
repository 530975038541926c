-- #1 select subquery, subquery, subquery
--   1 = "machines" as String
--   2 = "new" as String
--   3 = "p3" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Topic" AS "t1"
  WHERE "t1"."name" = ?), (SELECT "t2"."id"
  FROM "app$dev.Topic" AS "t2"
  WHERE "t2"."name" = ?), (SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?);

-- #2 select Post
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" = ?;

-- #3 select Post
--   1 = result as ID
SELECT ('{"topics":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t2"."name" IS NOT NULL THEN json_quote(CAST("t2"."name" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev._PostTopics" AS "t3"
  JOIN "app$dev.Topic" AS "t2" ON "t2"."id" = "t3"."B"
  WHERE "t3"."A" = "t1"."id"
  ORDER BY "t2"."name" ASC NULLS LAST, "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #4 #5 #6 #5 #3 (6 statements)
-- #4 made by the run: INSERT "app$dev.Topic"
-- #5 made by the run: INSERT "app$dev._PostTopics"
-- #6 made by the run: SELECT "app$dev.Topic"
