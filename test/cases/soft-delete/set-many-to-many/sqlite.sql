-- #1 select Post
--   1 = "p1" as ID
SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE ("t1"."id" = ? AND "t1"."removedAt" IS NULL);

-- #2 select Post
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."title", "p"."version", "p"."removedAt"
  FROM "app$dev.Post" AS "p"
  WHERE ("p"."id" = ? AND "p"."removedAt" IS NULL);

-- #3 delete _PostTopics
--   1 = node as ID
DELETE
  FROM "app$dev._PostTopics" AS "w"
  WHERE ("w"."A" = ? AND "w"."B" IN (SELECT "n"."id"
  FROM "app$dev.Topic" AS "n"
  WHERE "n"."closedAt" IS NULL));

-- #4 select Post
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"topics":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev._PostTopics" AS "t3"
  JOIN "app$dev.Topic" AS "t2" ON "t2"."id" = "t3"."B"
  WHERE "t3"."A" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE ("t1"."id" = ? AND "t1"."removedAt" IS NULL);

-- sent: #1 #3 #4 (3 statements)
