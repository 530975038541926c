-- #1 select subquery, subquery, subquery
--   1 = "t2" as ID
--   2 = "t3" as ID
--   3 = "p2" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Topic" AS "t1"
  WHERE "t1"."id" = ?), (SELECT "t2"."id"
  FROM "app$dev.Topic" AS "t2"
  WHERE "t2"."id" = ?), (SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?);

-- #2 select Post
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" = ?;

-- #3 delete _PostTopics
--   1 = node as ID
--   2 = [found2[0], found2[1]] as list of ID
DELETE
  FROM "app$dev._PostTopics" AS "w"
  WHERE ("w"."A" = ? AND NOT ("w"."B" IN (SELECT value
  FROM json_each(?))));

-- #4 insert _PostTopics (A, B)
--   1 = node as ID
--   2 = found2[0] as ID
--   3 = node as ID
--   4 = found2[1] as ID
INSERT OR IGNORE INTO "app$dev._PostTopics" ("A", "B")
  VALUES (?, ?), (?, ?);

-- #5 select Post
--   1 = result as ID
SELECT ('{"topics":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev._PostTopics" AS "t3"
  JOIN "app$dev.Topic" AS "t2" ON "t2"."id" = "t3"."B"
  WHERE "t3"."A" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #4 #5 (4 statements)
